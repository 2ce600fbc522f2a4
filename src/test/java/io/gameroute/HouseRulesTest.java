package io.gameroute;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.time.Clock;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The table of rooms of the design, as rules. Each says why, and so what to do about a violation. */
@AnalyzeClasses(packages = "io.gameroute", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {
    private static final String HOUSE = "io.gameroute..";
    private static final String API = room("api..");
    private static final String POD = room("pod..");
    private static final String QUALITY = room("quality");
    private static final String PROBE = room("quality.probe..");
    private static final String NETWORK = room("network..");
    private static final String RECONCILE = room("reconcile");
    private static final String GAMESERVERSET = room("reconcile.gameserverset..");
    private static final String GAMESERVER = room("reconcile.gameserver..");
    private static final String EXECUTE = room("reconcile.execute..");
    private static final String KUBE = room("kube..");
    private static final String CONFIG = room("config..");

    /** Rooms that know values only. */
    private static final String[] PURE = {API, POD, QUALITY, NETWORK, RECONCILE, GAMESERVERSET, GAMESERVER, CONFIG};

    /** The client's annotations and base classes of kinds are values; what talks to a cluster is not. */
    private static final DescribedPredicate<JavaClass> KUBERNETES_CLIENT = describe(
            "what talks to Kubernetes",
            type -> type.getPackageName().startsWith("io.fabric8.kubernetes.client")
                    && !type.getName().equals("io.fabric8.kubernetes.client.CustomResource")
                    && !type.getPackageName().startsWith("io.fabric8.kubernetes.client.utils"));

    // What the pure rooms must not know

    @ArchTest
    static final ArchRule PURE_ROOMS_DO_NOT_KNOW_CAMEL = pureRooms()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..")
            .because("a decision is a function of values; put the exchange into a *Processor of an I/O room")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule PURE_ROOMS_DO_NOT_TALK_TO_KUBERNETES = pureRooms()
            .should()
            .dependOnClassesThat(KUBERNETES_CLIENT)
            .because("a planner gets a snapshot and returns a plan; reading and writing is done by kube and"
                    + " reconcile.execute")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule PURE_ROOMS_DO_NOT_LOG = pureRooms()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.slf4j..", "ch.qos.logback..", "java.util.logging..")
            .because("what is worth a line belongs into the plan, as a reason; the executor logs it")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule PURE_ROOMS_HAVE_NO_CLOCK = pureRooms()
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethodWhere(target(Clock.class, "system"))
            .orShould()
            .callMethodWhere(target("java.time", "now"))
            .because("a planner gets the time as a value in its snapshot, so that a test can set it")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule PURE_ROOMS_ARE_NOT_RANDOM = pureRooms()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Random.class, SplittableRandom.class, ThreadLocalRandom.class)
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(Math.class, "random")
            .because("the same snapshot gives the same plan; names are deterministic")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule PURE_ROOMS_DO_NO_INPUT_OR_OUTPUT = pureRooms()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.net..", "java.sql..", "java.nio.channels..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.nio.file.Files")
            .because("files and connections belong into I/O rooms; give the content as a value")
            .allowEmptyShould(true);

    // Who may import whom

    @ArchTest
    static final ArchRule API_IMPORTS_NO_OTHER_ROOM = room(API, "the kinds are the ground of the house");

    @ArchTest
    static final ArchRule POD_IMPORTS_ONLY_API = room(POD, "a pod is built from the kinds and nothing else", API);

    @ArchTest
    static final ArchRule QUALITY_IMPORTS_ONLY_API =
            room(QUALITY, "results of probes become actions without knowing who probes or who acts", API);

    @ArchTest
    static final ArchRule NETWORK_IMPORTS_ONLY_API =
            room(NETWORK, "a provider plans from cluster state that it is given", API);

    @ArchTest
    static final ArchRule RECONCILE_IMPORTS_ONLY_API =
            room(RECONCILE, "the vocabulary of plans does not know its planners or its executor", API);

    @ArchTest
    static final ArchRule GAMESERVERSET_IMPORTS_VALUES = room(
            GAMESERVERSET,
            "planners build on the pure rooms; the executor imports them",
            API,
            POD,
            QUALITY,
            NETWORK,
            RECONCILE);

    @ArchTest
    static final ArchRule GAMESERVER_IMPORTS_VALUES = room(
            GAMESERVER,
            "planners build on the pure rooms; the executor imports them",
            API,
            POD,
            QUALITY,
            NETWORK,
            RECONCILE);

    @ArchTest
    static final ArchRule EXECUTE_IMPORTS_PLANNERS_AND_KUBE = room(
            EXECUTE,
            "it reads snapshots, executes plans, and decides nothing",
            API,
            POD,
            QUALITY,
            NETWORK,
            RECONCILE,
            GAMESERVERSET,
            GAMESERVER,
            KUBE);

    @ArchTest
    static final ArchRule KUBE_IMPORTS_ONLY_API = room(KUBE, "the gateway does not know what for it is asked", API);

    @ArchTest
    static final ArchRule COMPONENTS_ARE_GAME_AGNOSTIC = classes()
            .that()
            .resideInAPackage(room("component.."))
            .should()
            .onlyDependOnClassesThat(resideOutsideOfPackages(HOUSE).or(resideInAnyPackage(room("component.."))))
            .because("a Camel component can be used without games; put what knows the kinds into a route or a bean")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule COMPONENTS_DO_NOT_KNOW_EACH_OTHER = slices().matching("io.gameroute.component.(*)..")
            .should()
            .notDependOnEachOther()
            .because("routes connect components; a component that needs another one is the same component")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule CONFIG_IMPORTS_NO_OTHER_ROOM = room(
            CONFIG, "keys are values; who needs a typed setting of another room converts it in the composition root");

    @ArchTest
    static final ArchRule EVENT_LOG_IMPORTS_ONLY_API =
            room(room("eventlog.."), "sinks read the log, the log knows nobody", API);

    @ArchTest
    static final ArchRule SINKS_IMPORT_NO_OTHER_ROOM =
            room(room("sinks.."), "an operator's route is given what it may touch; it finds nothing by itself");

    @ArchTest
    static final ArchRule METRICS_IMPORT_VALUES =
            room(room("metrics.."), "figures are counted from what is handed over, not fetched", API, POD);

    @ArchTest
    static final ArchRule ACCESS_IMPORTS_NO_OTHER_ROOM =
            room(room("access.."), "who may pass is asked of the cluster, whatever lies behind the door");

    @ArchTest
    static final ArchRule DISCOVERY_IMPORTS_VALUES =
            room(room("discovery.."), "targets are named from what is handed over, not fetched", API, POD);

    @ArchTest
    static final ArchRule SCALING_IMPORTS_API_AND_KUBE =
            room(room("scaling.."), "decisions are pure, servers are thin", API, KUBE);

    @ArchTest
    static final ArchRule PROBE_IMPORTS_QUALITY = room(PROBE, "the prober feeds the pure room", API, QUALITY, KUBE);

    @ArchTest
    static final ArchRule THE_EMBEDDED_CLUSTER_IS_GAME_AGNOSTIC =
            room(room("dev.."), "the embedded cluster knows Kubernetes and nothing of ours");

    @ArchTest
    static final ArchRule THE_DEMONSTRATION_KNOWS_THE_KINDS =
            room(room("demo.."), "its players are users of the two kinds, as a matchmaker is", API);

    @ArchTest
    static final ArchRule LOGGING_IMPORTS_ONLY_CONFIG =
            room(room("logging.."), "it sets up the log as configured", CONFIG);

    @ArchTest
    static final ArchRule NOBODY_IMPORTS_THE_COMPOSITION_ROOT = noClasses()
            .that()
            .resideOutsideOfPackage("io.gameroute")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.gameroute")
            .because("only the composition root wires; a room that needs something takes it by its constructor");

    @ArchTest
    static final ArchRule ONLY_COMMANDS_KNOW_PICOCLI = noClasses()
            .that()
            .resideOutsideOfPackages("io.gameroute", room("cli.."))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..")
            .because("options become values in cli");

    @ArchTest
    static final ArchRule NO_CIRCLES = slices().matching("io.gameroute.(**)")
            .should()
            .beFreeOfCycles()
            .because("a circle of packages is one package; move the shared value to the lower room");

    // Names and habits

    @ArchTest
    static final ArchRule NO_DRAWERS = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..misc..")
            .because("a drawer has no subject; put the class into the room that needs it");

    @ArchTest
    static final ArchRule NO_EMPTY_SUFFIXES = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)")
            .because("such a name says nothing; use the term of the field, or the suffixes of the design");

    @ArchTest
    static final ArchRule NOBODY_PRINTS = noClasses()
            .that()
            .resideOutsideOfPackage(room("cli.."))
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("answers of subcommands are printed by cli, everything else is logged");

    @ArchTest
    static final ArchRule NOBODY_SLEEPS = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", long.class, int.class)
            .because("a sleeping thread holds a worker; schedule, or requeue the key with a delay");

    private static GivenClassesConjunction pureRooms() {
        return noClasses().that().resideInAnyPackage(PURE);
    }

    private static String room(String name) {
        return "io.gameroute." + name;
    }

    private static ArchRule room(String room, String reason, String... allowed) {
        return classes()
                .that()
                .resideInAPackage(room)
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackages(HOUSE)
                        .or(resideInAnyPackage(room))
                        .or(resideInAnyPackage(allowed)))
                .because(reason)
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaMethodCall> target(Class<?> owner, String prefix) {
        return describe(
                owner.getSimpleName() + "." + prefix + "*",
                call -> call.getTargetOwner().isEquivalentTo(owner)
                        && call.getName().startsWith(prefix));
    }

    private static DescribedPredicate<JavaMethodCall> target(String ownerPackage, String name) {
        return describe(
                ownerPackage + ".*." + name,
                call -> call.getTargetOwner().getPackageName().equals(ownerPackage)
                        && call.getName().equals(name));
    }
}
