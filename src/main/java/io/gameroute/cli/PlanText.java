package io.gameroute.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.reconcile.gameserverset.Forecast;
import io.gameroute.reconcile.gameserverset.ForecastStep;
import io.gameroute.reconcile.gameserverset.ForecastStep.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Plans of sets for people, and for programs. */
final class PlanText {
    private PlanText() {}

    static String table(List<PlannedSet> sets) {
        StringBuilder text = new StringBuilder();
        for (PlannedSet set : sets) {
            text.append(text.isEmpty() ? "" : "\n").append(table(set));
        }
        return text.toString();
    }

    private static String table(PlannedSet set) {
        Forecast forecast = set.forecast();
        StringBuilder text = new StringBuilder("gameserverset " + set.namespace() + "/" + set.name()
                + (set.isNew() ? " (new)" : "") + ": " + counts(forecast) + "\n");
        forecast.notes().forEach(note -> text.append("note: ").append(note).append('\n'));
        if (!forecast.steps().isEmpty()) {
            Table table = new Table("SERVER", "ACTION", "WHEN", "OPSSTATE", "WHY");
            for (ForecastStep step : forecast.steps()) {
                table.row(
                        step.server(),
                        word(step.verb()),
                        word(step.when()),
                        step.opsState().isEmpty() ? "<none>" : step.opsState(),
                        step.why());
            }
            text.append(table.text());
        }
        return text.append(totals(forecast)).append('\n').toString();
    }

    private static String counts(Forecast forecast) {
        String servers = forecast.from() == forecast.to()
                ? forecast.to() + " servers"
                : forecast.from() + " -> " + forecast.to() + " servers";
        boolean isUpdate = !forecast.newestRevision().isEmpty()
                && !forecast.currentRevision().isEmpty()
                && !forecast.newestRevision().equals(forecast.currentRevision());
        return isUpdate
                ? servers + ", template " + forecast.currentRevision() + " -> " + forecast.newestRevision()
                        + ", at most " + forecast.maxUnavailable() + " out of service"
                : servers;
    }

    private static String totals(Forecast forecast) {
        List<String> parts = new ArrayList<>();
        for (Verb verb : Verb.values()) {
            int count = forecast.steps(verb).size();
            if (count > 0) {
                parts.add(count + " to " + word(verb));
            }
        }
        return parts.isEmpty() ? "no server changes" : String.join(", ", parts);
    }

    static String json(List<PlannedSet> sets) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode all = root.putArray("sets");
        sets.forEach(set -> json(set, all.addObject()));
        return root.toPrettyString() + "\n";
    }

    private static void json(PlannedSet set, ObjectNode into) {
        Forecast forecast = set.forecast();
        into.put("namespace", set.namespace())
                .put("name", set.name())
                .put("new", set.isNew())
                .put("from", forecast.from())
                .put("to", forecast.to())
                .put("currentRevision", forecast.currentRevision())
                .put("newestRevision", forecast.newestRevision())
                .put("maxUnavailable", forecast.maxUnavailable());
        ArrayNode steps = into.putArray("steps");
        for (ForecastStep step : forecast.steps()) {
            steps.addObject()
                    .put("server", step.server())
                    .put("action", word(step.verb()))
                    .put("when", word(step.when()))
                    .put("opsState", step.opsState())
                    .put("why", step.why());
        }
        ArrayNode notes = into.putArray("notes");
        forecast.notes().forEach(notes::add);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
