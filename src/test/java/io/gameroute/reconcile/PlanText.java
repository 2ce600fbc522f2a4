package io.gameroute.reconcile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A plan as YAML for people. */
final class PlanText implements Action.Visitor<Map<String, Object>> {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory()
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                    .disable(YAMLGenerator.Feature.SPLIT_LINES))
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    static String of(Plan plan) {
        Map<String, Object> text = new LinkedHashMap<>();
        PlanText writer = new PlanText();
        text.put(
                "actions",
                plan.actions().stream().map(action -> action.accept(writer)).toList());
        plan.status().ifPresent(status -> text.put("status", plain(status.body())));
        text.put("events", plan.events().stream().map(PlanText::event).toList());
        text.put("again", plan.again().map(Object::toString).orElse("when something changes"));
        try {
            return YAML.writer()
                    .without(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .writeValueAsString(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Keys of maps in order, so that the text does not depend on how a map was made. */
    private static Object plain(Object value) {
        try {
            Object tree = YAML.convertValue(value, Object.class);
            return YAML.readValue(YAML.writeValueAsString(tree), Object.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String event(PlannedEvent event) {
        return event.type() + " " + event.reason() + " on " + target(event.regarding()) + ": " + event.message();
    }

    private static String target(ObjectRef ref) {
        return ref.kind().kind() + " " + ref.name();
    }

    private static Map<String, Object> action(String what, String why) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("write", what);
        text.put("why", why);
        return text;
    }

    @Override
    public Map<String, Object> create(Action.Create create) {
        Map<String, Object> text = action(
                "create " + create.kind().kind() + " "
                        + create.object().getMetadata().getName(),
                create.why());
        List<String> needs = create.needs().stream()
                .map(need -> need.getKind() + " " + need.getMetadata().getName())
                .collect(Collectors.toList());
        if (!needs.isEmpty()) {
            text.put("needs", needs);
        }
        text.put("object", plain(create.object()));
        return text;
    }

    @Override
    public Map<String, Object> patch(Action.Patch patch) {
        String part = patch.subresource().isEmpty() ? "" : "/" + patch.subresource();
        Map<String, Object> text = action(patch.type() + " patch " + target(patch.target()) + part, patch.why());
        patch.resourceVersion().ifPresent(version -> text.put("only at version", version));
        text.put("body", plain(patch.body()));
        return text;
    }

    @Override
    public Map<String, Object> resize(Action.Resize resize) {
        Map<String, Object> text = resize.size().accept(this);
        text.put("and then", resize.pod().accept(this));
        return text;
    }

    @Override
    public Map<String, Object> adopt(Action.Adopt adopt) {
        Map<String, Object> text = adopt.patch().accept(this);
        text.put("only while", target(adopt.owner()) + " is at version " + adopt.ownerVersion());
        return text;
    }

    @Override
    public Map<String, Object> delete(Action.Delete delete) {
        Map<String, Object> text = action("delete " + target(delete.target()), delete.why());
        delete.resourceVersion().ifPresent(version -> text.put("only at version", version));
        return text;
    }
}
