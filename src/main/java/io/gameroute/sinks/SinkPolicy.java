package io.gameroute.sinks;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a sink may touch: components and languages by name, those that are known to be harmless and those that the configuration adds. What could run code in the
 * process, read its beans or take over the controller's own work is not among them.
 */
public record SinkPolicy(Set<String> allowed) {
    /** The key that says what else is allowed. */
    public static final String KEY = "gameroute.sinks.allow";

    private static final Set<String> CONTROL = Set.of("informer", "workqueue", "master");
    private static final Set<String> COMPONENTS = Set.of(
            "gameserver-events",
            "kamelet",
            "direct",
            "seda",
            "log",
            "timer",
            "http",
            "https",
            "kafka",
            "sql",
            "paho-mqtt5");
    private static final Set<String> LANGUAGES =
            Set.of("simple", "constant", "header", "exchangeProperty", "variable", "jsonpath", "tokenize");
    private static final Set<String> ITEMS = Set.of("route", "from", "onException", "errorHandler");
    private static final Set<String> REFUSED_STEPS =
            Set.of("bean", "script", "process", "policy", "transacted", "beans", "method");
    private static final List<String> REFUSED_TEXTS = List.of("#class:", "#type:", "#autowired", "resource:");

    public SinkPolicy {
        allowed = Set.copyOf(allowed);
    }

    public static SinkPolicy defaults() {
        return new SinkPolicy(Set.of());
    }

    /** @throws IllegalArgumentException that says why, for a component that sinks may not use */
    void requireComponent(String name) {
        if (CONTROL.contains(name)) {
            throw new IllegalArgumentException(name + ": is for control routes; a sink begins with gameserver-events:");
        }
        if (!COMPONENTS.contains(name) && !allowed.contains(name)) {
            throw new IllegalArgumentException(refusal("component", name, COMPONENTS));
        }
    }

    void requireLanguage(String name) {
        if (!LANGUAGES.contains(name) && !allowed.contains(name)) {
            throw new IllegalArgumentException(refusal("language", name, LANGUAGES));
        }
    }

    private String refusal(String what, String name, Set<String> defaults) {
        TreeSet<String> all = new TreeSet<>(defaults);
        all.addAll(allowed);
        return "the " + what + " " + name + " is not allowed in sinks (allowed are " + String.join(", ", all)
                + "); whoever runs GameRoute can allow it with --set " + KEY + "=" + name;
    }

    /** What the file does that no sink may do. */
    List<SinkProblem> check(String file, RouteOutline outline) {
        List<SinkProblem> problems = new ArrayList<>();
        for (RouteOutline.Mark kind : outline.kinds()) {
            if (!ITEMS.contains(kind.text())) {
                problems.add(problem(file, kind, "\"" + kind.text() + "\" is not allowed here; a sink is a route"));
            }
        }
        for (RouteOutline.Mark step : outline.steps()) {
            if (REFUSED_STEPS.contains(step.text()) && !allowed.contains(step.text())) {
                problems.add(problem(file, step, refusal("step", step.text())));
            }
        }
        for (RouteOutline.Mark text : outline.texts()) {
            REFUSED_TEXTS.stream()
                    .filter(refused -> text.text().contains(refused) && !allowed.contains("class"))
                    .findFirst()
                    .ifPresent(refused -> problems.add(problem(file, text, refusal("value", refused + "..."))));
        }
        outline.endpoints().forEach(endpoint -> checkEndpoint(file, endpoint, problems));
        return problems;
    }

    private static String refusal(String what, String name) {
        return "the " + what + " " + name + " is not allowed in sinks: it reaches code or files of the process";
    }

    /** Names that are known only when the route runs are checked then. */
    private void checkEndpoint(String file, RouteOutline.Mark endpoint, List<SinkProblem> problems) {
        int colon = endpoint.text().indexOf(':');
        String scheme = colon < 0 ? endpoint.text() : endpoint.text().substring(0, colon);
        if (scheme.contains("{") || scheme.isBlank()) {
            return;
        }
        try {
            requireComponent(scheme);
        } catch (IllegalArgumentException refused) {
            problems.add(problem(file, endpoint, refused.getMessage()));
        }
    }

    private static SinkProblem problem(String file, RouteOutline.Mark where, String message) {
        return new SinkProblem(file, where.line(), message);
    }
}
