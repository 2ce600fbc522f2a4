# Sourced by the benches: makes what is missing or old, and leaves the class path of the tests in $path.
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
[[ -f target/gameroute.jar && -d target/test-classes/io/gameroute/cluster ]] || mvn -q -B package -DskipTests
[[ target/test.classpath -nt pom.xml ]] || mvn -q -B dependency:build-classpath -DincludeScope=test -Dmdep.outputFile=target/test.classpath
path="target/classes:target/test-classes:$(cat target/test.classpath)"
# The controller runs as in its image, in a container of half a gigabyte.
jvm="${BENCH_JVM:--XX:MaxRAM=512m $(sed -n 's:.*<jvmFlag>\(.*\)</jvmFlag>.*:\1:p' pom.xml | xargs)}"
export MALLOC_ARENA_MAX=2
