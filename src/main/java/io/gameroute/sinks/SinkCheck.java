package io.gameroute.sinks;

import java.util.List;
import java.util.Map;

/** Tells what is wrong with a file: its form, what it may touch, and whether Camel can make routes of it. Nothing of it runs. */
final class SinkCheck {
    private final SinkPolicy policy;
    private final SinkSurroundings surroundings;

    SinkCheck(SinkPolicy policy, SinkSurroundings surroundings) {
        this.policy = policy;
        this.surroundings = surroundings;
    }

    List<SinkProblem> problems(String file, String text, Map<String, String> values) {
        RouteOutline outline;
        try {
            outline = RouteOutline.of(text);
        } catch (RouteSyntaxException syntax) {
            return List.of(new SinkProblem(file, syntax.line(), syntax.getMessage()));
        }
        List<SinkProblem> problems = policy.check(file, outline);
        return problems.isEmpty() ? unmakeable(file, text, outline, values) : problems;
    }

    private List<SinkProblem> unmakeable(String file, String text, RouteOutline outline, Map<String, String> values) {
        SinkContext context = new SinkContext(file, policy, surroundings, values);
        try (context) {
            context.start(file, text, false);
            return List.of();
        } catch (Exception failure) {
            SinkProblem problem = FailureLine.problem(file, outline, failure);
            return List.of(new SinkProblem(file, problem.line(), context.hide(problem.message())));
        }
    }
}
