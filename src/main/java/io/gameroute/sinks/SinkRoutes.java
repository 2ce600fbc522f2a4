package io.gameroute.sinks;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.camel.health.HealthCheckRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings what runs to what is on disk, file by file. What is broken there leaves running what ran. One thread at a time. */
final class SinkRoutes implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(SinkRoutes.class);

    /** A version that runs. */
    private record Running(RouteFile file, SinkContext context) {}

    private final SinkPolicy policy;
    private final SinkSurroundings surroundings;
    private final SinkReporter reporter;
    private final @Nullable HealthCheckRegistry health;
    private final SinkCheck check;
    private final Map<String, Running> running = new TreeMap<>();
    private final Map<String, SinkState> states = Collections.synchronizedMap(new TreeMap<>());
    private SinkFiles seen = SinkFiles.NONE;

    SinkRoutes(
            SinkPolicy policy,
            SinkSurroundings surroundings,
            SinkReporter reporter,
            @Nullable HealthCheckRegistry health) {
        this.policy = policy;
        this.surroundings = surroundings;
        this.reporter = reporter;
        this.health = health;
        this.check = new SinkCheck(policy, surroundings);
    }

    /** @param again whether to try what failed although nothing has changed: it may have been for want of something outside */
    void apply(SinkFiles now, boolean again) {
        SinkPlan plan = SinkPlan.between(seen, now);
        seen = now;
        plan.removed().forEach(this::remove);
        Set<String> files = new TreeSet<>(plan.added());
        files.addAll(plan.changed());
        if (again || !plan.isEmpty()) {
            states.forEach((file, state) -> {
                if (!state.problems().isEmpty()) {
                    files.add(file);
                }
            });
        }
        files.forEach(file -> bring(file, now));
    }

    private void remove(String file) {
        states.remove(file);
        Running old = running.remove(file);
        if (old != null) {
            end(old);
        }
        LOGGER.atInfo().addKeyValue("file", file).log("sink file was removed");
    }

    private void bring(String name, SinkFiles now) {
        try {
            tell(name, bring(RouteFile.of(name, now.routes().get(name)), now.values()));
        } catch (RouteSyntaxException syntax) {
            tell(name, List.of(RouteFile.problem(name, syntax)));
        }
    }

    /** What kept it from running. */
    private List<SinkProblem> bring(RouteFile file, Map<String, String> values) {
        List<RouteFile> others = running.values().stream()
                .map(Running::file)
                .filter(other -> !other.name().equals(file.name()))
                .toList();
        List<SinkProblem> problems = SinkClash.problems(file, others);
        if (problems.isEmpty()) {
            problems = check.problems(file, values);
        }
        return problems.isEmpty() ? swap(file, values) : problems;
    }

    private List<SinkProblem> swap(RouteFile file, Map<String, String> values) {
        Running old = running.get(file.name());
        SinkContext context = new SinkContext(file.name(), policy, surroundings, values);
        try {
            if (old != null) {
                unregister(old.context());
                old.context().pause();
            }
            context.start(file, true);
        } catch (Exception failure) {
            context.close();
            resume(file.name(), old);
            return List.of(context.problem(file, failure));
        }
        running.put(file.name(), new Running(file, context));
        register(context);
        if (old != null) {
            old.context().close();
        }
        return List.of();
    }

    private void resume(String file, @Nullable Running old) {
        if (old == null) {
            return;
        }
        try {
            old.context().resume();
            register(old.context());
        } catch (Exception failure) {
            running.remove(file);
            old.context().close();
            LOGGER.atError()
                    .addKeyValue("file", file)
                    .addKeyValue("cause", old.context().hide(String.valueOf(failure.getMessage())))
                    .log("the version before could not be resumed");
        }
    }

    private void tell(String file, List<SinkProblem> problems) {
        SinkState before = states.get(file);
        boolean olderRuns = running.containsKey(file);
        SinkState state = problems.isEmpty() ? SinkState.running() : SinkState.broken(problems, olderRuns);
        states.put(file, state);
        if (state.equals(before) && !problems.isEmpty()) {
            return;
        }
        if (problems.isEmpty()) {
            LOGGER.atInfo().addKeyValue("file", file).log("sink file runs");
            if (before != null && !before.problems().isEmpty()) {
                reporter.mended(file);
            }
            return;
        }
        problems.forEach(problem -> LOGGER.atError()
                .addKeyValue("file", file)
                .addKeyValue("line", problem.line())
                .addKeyValue("cause", problem.message())
                .log(olderRuns ? "sink file is broken; the version before goes on" : "sink file is broken"));
        reporter.broken(file, problems, olderRuns);
    }

    private void register(SinkContext context) {
        if (health != null) {
            context.checks().forEach(health::register);
        }
    }

    private void unregister(SinkContext context) {
        if (health != null) {
            context.checks().forEach(health::unregister);
        }
    }

    private void end(Running version) {
        unregister(version.context());
        version.context().close();
    }

    Map<String, SinkState> states() {
        synchronized (states) {
            return new TreeMap<>(states);
        }
    }

    @Override
    public void close() {
        running.values().forEach(this::end);
        running.clear();
        states.clear();
        seen = SinkFiles.NONE;
    }
}
