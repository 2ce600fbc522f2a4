package io.gameroute.dev.apiserver.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.failure.Failures.Cause;
import io.gameroute.dev.apiserver.json.Json;
import io.gameroute.dev.apiserver.schema.BuiltInSchemas;
import io.gameroute.dev.apiserver.schema.StructuralSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A kind's own schema, and for the metadata the one of all kinds, with complaints as causes of a refusal. */
public final class KindSchema implements ObjectSchema {
    private static final Logger LOGGER = LoggerFactory.getLogger(KindSchema.class);

    private final StructuralSchema schema;
    private final boolean hasDefaults;
    private final Optional<ScalePaths> scale;

    private KindSchema(StructuralSchema schema, boolean hasDefaults, Optional<ScalePaths> scale) {
        this.schema = schema;
        this.hasDefaults = hasDefaults;
        this.scale = scale;
    }

    public static KindSchema ofBuiltIn(StructuralSchema schema) {
        return new KindSchema(schema, false, Optional.empty());
    }

    /** What it cannot evaluate is logged: objects that it would have judged are refused. */
    static KindSchema of(ObjectNode openApiSchema, Optional<ScalePaths> scale) {
        StructuralSchema parsed = StructuralSchema.parse(openApiSchema);
        parsed.notes().forEach(note -> LOGGER.atWarn().addKeyValue("rule", note).log("a schema cannot be enforced"));
        return new KindSchema(parsed, true, scale);
    }

    @Override
    public void prune(ObjectNode object, List<String> unknownPaths) {
        schema.prune(object, unknownPaths);
        if (object.get("metadata") instanceof ObjectNode metadata) {
            List<String> unknown = new ArrayList<>();
            BuiltInSchemas.ofMetadata().prune(metadata, unknown);
            unknown.forEach(path -> unknownPaths.add("metadata." + path));
        }
    }

    @Override
    public void applyDefaults(ObjectNode object) {
        if (hasDefaults) {
            schema.applyDefaults(object);
        }
    }

    @Override
    public List<Cause> validate(ObjectNode object, Optional<ObjectNode> old) {
        List<Cause> causes = schema.validate(object, old);
        scale.flatMap(paths -> wrongReplicas(object, paths)).ifPresent(cause -> causes.add(place(causes), cause));
        return causes;
    }

    /** In front of the remark that rules were not checked, where the real server has it. */
    private static int place(List<Cause> causes) {
        int last = causes.size() - 1;
        return last >= 0 && causes.get(last).field().equals("<nil>") ? last : last + 1;
    }

    private static Optional<Cause> wrongReplicas(ObjectNode object, ScalePaths paths) {
        JsonNode replicas = Json.at(object, ScalePaths.names(paths.specReplicas()));
        if (replicas.isTextual()) {
            return Optional.of(wrong(
                    paths,
                    "0: " + paths.specReplicas() + " accessor error: " + replicas.asText()
                            + " is of the type string, expected int64"));
        }
        return replicas.isIntegralNumber() && replicas.asLong() < 0
                ? Optional.of(wrong(paths, replicas + ": should be a non-negative integer"))
                : Optional.empty();
    }

    private static Cause wrong(ScalePaths paths, String what) {
        return new Cause("FieldValueInvalid", "Invalid value: " + what, paths.specReplicas());
    }
}
