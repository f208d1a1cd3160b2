#!/usr/bin/env bash
# Damages mails and patches in 100,000 ways, or as many as are asked for, and reads each: it has to end in one line that
# says what is wrong, or in patches that are kept as they were read.
#
#   testsuite/bench/mutations.sh [COUNT]
set -Eeuo pipefail

home=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
mvn -o -q -B -f "$home/pom.xml" -pl patches -am -Dtest=MutatedMailTest -Dsurefire.failIfNoSpecifiedTests=false \
	-DargLine="-Dsubblock.mutations=${1:-100000}" test
grep -ho '[0-9]* mutations in.*' "$home"/patches/target/surefire-reports/*MutatedMailTest*.txt
