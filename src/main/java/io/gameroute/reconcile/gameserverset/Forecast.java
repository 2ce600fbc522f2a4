package io.gameroute.reconcile.gameserverset;

import io.gameroute.reconcile.gameserverset.ForecastStep.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What would become of a set.
 *
 * @param from how many servers are intended now
 * @param to how many will be
 * @param currentRevision the template that servers have which are not updated
 * @param newestRevision the template that they are to have; empty when it cannot become a pod
 * @param maxUnavailable how many servers the update may have out of service at the same time
 * @param steps in the order in which they begin
 * @param notes what else people should know
 */
public record Forecast(
        long from,
        long to,
        String currentRevision,
        String newestRevision,
        int maxUnavailable,
        List<ForecastStep> steps,
        List<String> notes) {

    private static final Map<Verb, String> WORDS = Map.of(
            Verb.ADOPT, "adopts",
            Verb.CREATE, "creates",
            Verb.DELETE, "deletes",
            Verb.RECREATE, "recreates",
            Verb.UPDATE, "updates in place",
            Verb.KEEP, "keeps");

    public Forecast {
        steps = List.copyOf(steps);
        notes = List.copyOf(notes);
    }

    static Forecast nothing(String note) {
        return new Forecast(0, 0, "", "", 0, List.of(), List.of(note));
    }

    public List<ForecastStep> steps(Verb verb) {
        return steps.stream().filter(step -> step.verb() == verb).toList();
    }

    /** In one sentence, that does not change while the plan does not. */
    public String summary() {
        List<String> parts = new ArrayList<>();
        for (Verb verb : Verb.values()) {
            List<ForecastStep> some = steps(verb);
            if (!some.isEmpty()) {
                parts.add(WORDS.get(verb) + " " + some.size() + pace(verb) + ": " + named(verb, some));
            }
        }
        if (parts.isEmpty()) {
            parts.add("changes no server");
        }
        parts.addAll(notes);
        return String.join("; ", parts);
    }

    private String pace(Verb verb) {
        boolean isPaced = (verb == Verb.RECREATE || verb == Verb.UPDATE) && maxUnavailable < Integer.MAX_VALUE;
        return isPaced ? " (at most " + maxUnavailable + " out of service)" : "";
    }

    private static String named(Verb verb, List<ForecastStep> some) {
        boolean isExplained = verb == Verb.DELETE || verb == Verb.KEEP;
        return Names.listed(some.stream()
                .map(step -> isExplained ? step.server() + " (" + step.why() + ")" : step.server())
                .toList());
    }
}
