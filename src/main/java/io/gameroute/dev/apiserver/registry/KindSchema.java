package io.gameroute.dev.apiserver.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.failure.Failures.Cause;
import io.gameroute.dev.apiserver.schema.StructuralSchema;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A structural schema, with its complaints as causes of a refusal. */
final class KindSchema implements ObjectSchema {
    private static final Logger LOGGER = LoggerFactory.getLogger(KindSchema.class);

    private final StructuralSchema schema;

    private KindSchema(StructuralSchema schema) {
        this.schema = schema;
    }

    /** What it cannot evaluate is logged: objects that it would have judged are refused. */
    static KindSchema of(ObjectNode openApiSchema) {
        StructuralSchema parsed = StructuralSchema.parse(openApiSchema);
        parsed.notes().forEach(note -> LOGGER.atWarn().addKeyValue("rule", note).log("a schema cannot be enforced"));
        return new KindSchema(parsed);
    }

    @Override
    public ObjectNode prune(ObjectNode object, List<String> unknownPaths) {
        return schema.prune(object, unknownPaths);
    }

    @Override
    public ObjectNode applyDefaults(ObjectNode object) {
        return schema.applyDefaults(object);
    }

    @Override
    public List<Cause> validate(ObjectNode object, Optional<ObjectNode> old) {
        return schema.validate(object, old).stream()
                .map(error -> new Cause(error.reason(), error.message(), error.field()))
                .toList();
    }
}
