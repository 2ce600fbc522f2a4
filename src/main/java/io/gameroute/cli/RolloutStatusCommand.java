package io.gameroute.cli;

import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.gameroute.api.GameServerSet;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Waits until a set is as its spec wants it. Exit code 0: it is, or nobody wanted to wait; 1: it will not be, or not in time. */
@Command(name = "status", description = "Waits until a set is as its spec wants it, and says how far it is meanwhile.")
final class RolloutStatusCommand implements Callable<Integer> {
    private static final Duration FOR_EVER = Duration.ofDays(365);
    private static final Pattern DURATION = Pattern.compile("(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s?)?");

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private SetTarget target = new SetTarget();

    @Option(
            names = {"-w", "--watch"},
            arity = "0..1",
            defaultValue = "true",
            fallbackValue = "true",
            paramLabel = "BOOLEAN",
            description = "false: say how far it is, and do not wait")
    private boolean watch = true;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            description = "how long to wait, such as 90s or 5m; 0s, the default, waits for ever")
    private String timeout = "0s";

    @Override
    public Integer call() {
        Duration patience = duration(timeout);
        return target.ask((client, resource) -> {
            RolloutStatus now = RolloutStatus.of(target.read(resource));
            target.print(now.message());
            boolean isOver = now.state() != RolloutStatus.State.WAITING || !watch;
            return exitCode(isOver ? now : await(resource, patience, now));
        });
    }

    private static int exitCode(RolloutStatus last) {
        return last.state() == RolloutStatus.State.FAILED ? 1 : 0;
    }

    private RolloutStatus await(Resource<GameServerSet> resource, Duration patience, RolloutStatus told) {
        AtomicReference<RolloutStatus> last = new AtomicReference<>(told);
        try {
            resource.waitUntilCondition(
                    set -> look(set, last),
                    (patience.isZero() ? FOR_EVER : patience).toMillis(),
                    TimeUnit.MILLISECONDS);
            return last.get();
        } catch (KubernetesClientTimeoutException late) {
            throw new UserException(
                    "timed out waiting for the rollout: " + last.get().message(), late);
        }
    }

    private boolean look(@Nullable GameServerSet set, AtomicReference<RolloutStatus> last) {
        RolloutStatus now = set == null
                ? new RolloutStatus(
                        RolloutStatus.State.FAILED, "gameserverset \"" + target.name() + "\" has been deleted")
                : RolloutStatus.of(set);
        if (!now.equals(last.getAndSet(now))) {
            target.print(now.message());
        }
        return now.state() != RolloutStatus.State.WAITING;
    }

    private Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            throw new ParameterException(
                    spec.commandLine(), "--timeout=" + text + " is not a duration such as 90s, 5m or 1h30m");
        }
        return Duration.ofHours(number(matcher.group(1)))
                .plusMinutes(number(matcher.group(2)))
                .plusSeconds(number(matcher.group(3)));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
