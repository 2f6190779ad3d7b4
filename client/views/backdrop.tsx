import classes from './backdrop.module.css'

/** A faint network behind the welcome, in the shapes of the kinds: what would be here. */
export function Backdrop() {
  return (
    <svg className={classes.backdrop} viewBox="0 0 1320 868" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <g className={classes.lines}>
        <path d="M220 92 378 170M174 195 320 246M174 362 320 378M90 490 184 562M555 90 590 140M892 130 1070 187 1124 306 1208 350M1076 92 960 190M1146 550 1198 465 1124 306M1234 622 1146 550M940 650 998 720 1138 708 1230 790M998 720 1048 791M998 720 860 730 742 805" />
      </g>
      <g className={classes.person}>
        <circle cx="378" cy="170" r="22" />
        <circle cx="555" cy="90" r="12" />
        <circle cx="174" cy="362" r="17" />
        <circle cx="90" cy="490" r="12" />
        <circle cx="1076" cy="92" r="12" />
        <circle cx="1208" cy="350" r="17" />
        <circle cx="1146" cy="550" r="16" />
        <circle cx="860" cy="730" r="14" />
        <circle cx="1138" cy="708" r="19" />
        <circle cx="1048" cy="791" r="12" />
      </g>
      <g className={classes.organisation}>
        <rect x="205" y="77" width="30" height="30" rx="7" />
        <rect x="80" y="247" width="25" height="25" rx="6" />
        <rect x="1226" y="226" width="28" height="28" rx="7" />
        <rect x="1221" y="610" width="25" height="25" rx="6" />
        <rect x="730" y="793" width="25" height="25" rx="6" />
        <rect x="1216" y="775" width="31" height="31" rx="8" />
      </g>
      <g className={classes.meeting}>
        <path d="m892 120 10 10-10 10-10-10ZM1124 297l9 9-9 9-9-9ZM1198 456l9 9-9 9-9-9ZM998 711l9 9-9 9-9-9ZM184 553l9 9-9 9-9-9Z" />
      </g>
    </svg>
  )
}
