package io.gameroute.dev.apiserver.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.failure.Failures.Cause;
import java.util.List;
import java.util.Optional;

/** The server's own part in the objects of one kind. The trees are the caller's own and are changed in place. */
public interface KindRules {
    KindRules NONE = new KindRules() {};

    /** Fills in what a new object gets from the server. */
    default void onCreate(ObjectNode object) {}

    /** Adds what is nobody's: what the server itself decides about a new object, beyond the defaults of its kind. */
    default void admit(ObjectNode object) {}

    /** Brings defaults and whatever a client cannot change back into a new version. */
    default void onUpdate(ObjectNode object, ObjectNode old) {}

    default List<Cause> validate(ObjectNode object, Optional<ObjectNode> old) {
        return List.of();
    }

    /** Of an object whose containers get other resources, and nothing else. */
    default List<Cause> validateResize(ObjectNode object, ObjectNode old) {
        return validate(object, Optional.of(old));
    }

    /** Whether a new object keeps the status that it comes with. */
    default boolean keepsStatusOfNew() {
        return false;
    }

    /** Whether the server counts the changes of what is wanted. */
    default boolean countsGenerations() {
        return false;
    }
}
