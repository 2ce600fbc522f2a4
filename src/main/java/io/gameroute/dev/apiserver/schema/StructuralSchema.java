package io.gameroute.dev.apiserver.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.failure.Failures.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The schema of one version of one kind. Parse it once: its rules are compiled then. */
public final class StructuralSchema {
    private static final Set<String> BLOCKING =
            Set.of("FieldValueRequired", "FieldValueTooLong", "FieldValueTooMany", "FieldValueTypeInvalid");
    private static final String NOT_CHECKED = "some validation rules were not checked because the object was invalid; "
            + "correct the existing errors to complete validation";

    private final SchemaNode root;
    private final boolean hasRules;
    private final List<String> notes;

    private StructuralSchema(SchemaNode root, List<String> notes) {
        this.root = root;
        this.hasRules = root.hasRules();
        this.notes = List.copyOf(notes);
    }

    public static StructuralSchema parse(ObjectNode openAPIV3Schema) {
        var notes = new ArrayList<String>();
        return new StructuralSchema(SchemaNode.parse(openAPIV3Schema, "", notes), notes);
    }

    /** Takes the fields out that the schema does not know; their paths are added to the list. */
    public void prune(ObjectNode object, List<String> unknownPaths) {
        Pruning.root(root, object, unknownPaths);
    }

    /** Puts the defaults in. */
    public void applyDefaults(ObjectNode object) {
        Defaulting.apply(root, object);
    }

    /** All that is wrong; rules are not asked where types or sizes are wrong, which is said. */
    public List<Cause> validate(ObjectNode object, Optional<ObjectNode> old) {
        var errors = new ArrayList<Cause>();
        SchemaValidation.root(root, object, errors);
        if (!hasRules) {
            return errors;
        }
        if (errors.stream().noneMatch(error -> BLOCKING.contains(error.reason()))) {
            RuleValidation.validate(root, object, old.<JsonNode>map(before -> before), errors);
        } else {
            errors.add(FieldCauses.invalid("<nil>", "null", NOT_CHECKED));
        }
        return errors;
    }

    /** What cannot be enforced: formats that are not checked, and rules that could not be compiled, which refuse every object that they are about. */
    public List<String> notes() {
        return notes;
    }
}
