package io.gameroute.sinks;

import java.util.List;
import java.util.Map;

/** Tells what is wrong with a file whose form is right: what it may not touch, and whether Camel can make routes of it. Nothing of it runs. */
final class SinkCheck {
    private final SinkPolicy policy;
    private final SinkSurroundings surroundings;

    SinkCheck(SinkPolicy policy, SinkSurroundings surroundings) {
        this.policy = policy;
        this.surroundings = surroundings;
    }

    List<SinkProblem> problems(RouteFile file, Map<String, String> values) {
        List<SinkProblem> problems = policy.check(file.name(), file.outline());
        return problems.isEmpty() ? unmakeable(file, values) : problems;
    }

    private List<SinkProblem> unmakeable(RouteFile file, Map<String, String> values) {
        SinkContext context = new SinkContext(file.name(), policy, surroundings, values);
        try (context) {
            context.start(file, false);
            return List.of();
        } catch (Exception failure) {
            return List.of(context.problem(file, failure));
        }
    }
}
