import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { commandAnswers } from '../stores/command.ts'

/**
 * A disk of its own that only this command sees: a file of ext4, itself on a tmpfs of so many kilobytes. Its files are copied
 * to a folder before it is gone, as they stand where it is mounted again and nothing is wrong with it.
 */
const ON_IMAGE = `disk=$1 below=$2 kept=$3 room=$4; shift 4
mount -t tmpfs -o size="$room"k tmpfs "$below" && truncate -s 64M "$below/image" || exit 9
mkfs.ext4 -q -F -b 1024 -J size=1 -E nodiscard,lazy_itable_init=1 "$below/image" || exit 9
mount -o loop,errors=remount-ro "$below/image" "$disk" || exit 9
"$@"; ended=$?
umount "$disk" && mount -o remount,size=80M "$below" && mount -o loop "$below/image" "$disk" && cp -a "$disk/." "$kept" || exit 9
exit $ended`

/** Where a disk is mounted, where the file is that stands for it, where its files are left, and the kilobytes that it really has. */
export interface Disk {
  readonly disk: string
  readonly below: string
  readonly kept: string
  readonly room: number
}

/** A command that runs on such a disk. */
export const onDisk = ({ disk, below, kept, room }: Disk, command: readonly string[]): readonly string[] => [
  ...['unshare', '--mount', 'sh', '-c', ON_IMAGE, 'sh', disk, below, kept, `${room}`],
  ...command,
]

/** Why no such disk can be made here; `undefined` where it can. */
export async function whyNoDisk(): Promise<string | undefined> {
  const probe =
    'd=$(mktemp -d) && truncate -s 8M $d/i && mkfs.ext4 -q -F $d/i && mount -o loop $d/i /mnt; e=$?; rm -r $d; exit $e'
  if (await commandAnswers('unshare', '--mount', 'sh', '-c', probe)) return undefined
  return 'no disk can be made to fail here: that takes root, mkfs.ext4 and loop devices'
}

/** The system call that takes a file system out of use, and its way: what is written already goes to the disk first. */
const SHUT_DOWN = `my $way = pack('L', 0); open(D, '<', $ARGV[0]) && ioctl(D, 0x8004587d, $way) or die $!`

/** From now on every access to the disk of this process is an I/O error. */
export async function failDisk(process: number, { disk }: Disk): Promise<void> {
  await promisify(execFile)('perl', ['-e', SHUT_DOWN, `/proc/${process}/root${disk}`])
}

/** The disk's file system turns read-only, as it does by itself when it finds that it is damaged. */
export async function turnReadOnly(process: number, { disk }: Disk): Promise<void> {
  const mounts = await readFile(`/proc/${process}/mounts`, 'utf8')
  const device = mounts
    .split('\n')
    .find((line) => line.split(' ')[1] === disk)
    ?.split(' ')[0]
    ?.split('/')
    .at(-1)
  await writeFile(`/sys/fs/ext4/${device}/trigger_fs_error`, '1')
}
