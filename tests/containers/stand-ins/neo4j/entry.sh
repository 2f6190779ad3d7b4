#!/bin/bash
# Does what the official image's entry does for `NEO4J_AUTH` and `/data`, and no more.
set -euo pipefail
export NEO4J_HOME=/neo4j NEO4J_CONF=/neo4j/conf
mkdir -p "$NEO4J_CONF" /data /neo4j/logs
cat > "$NEO4J_CONF/neo4j.conf" <<CONF
server.default_listen_address=0.0.0.0
server.directories.data=/data
server.directories.logs=/neo4j/logs
server.memory.heap.max_size=512m
server.memory.pagecache.size=128m
dbms.usage_report.enabled=false
dbms.security.auth_enabled=$([ "${NEO4J_AUTH:-}" = none ] && echo false || echo true)
CONF
if [[ "${NEO4J_AUTH:-}" == neo4j/* && ! -e /data/dbms ]]; then
  java -cp '/neo4j/lib/*' org.neo4j.cli.AdminTool dbms set-initial-password "${NEO4J_AUTH#neo4j/}"
fi
exec java -cp '/neo4j/lib/*' org.neo4j.server.CommunityEntryPoint --home-dir=/neo4j --config-dir=/neo4j/conf --console-mode
