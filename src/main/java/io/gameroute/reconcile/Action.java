package io.gameroute.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Optional;

/** One write, with what must still be true for it. {@code why} is for logs and golden files: a few words. */
public sealed interface Action {
    String why();

    /** The object that is changed or deleted; empty for one that is not there yet. */
    Optional<ObjectRef> existing();

    <R> R accept(Visitor<R> visitor);

    /** What is done with each kind of action. A new kind does not compile until everybody handles it. */
    interface Visitor<R> {
        R create(Create create);

        R patch(Patch patch);

        R resize(Resize resize);

        R adopt(Adopt adopt);

        R delete(Delete delete);
    }

    /**
     * Creates an object; its name is the precondition: one that exists is left alone.
     *
     * @param needs objects that must exist first, such as the claims of a pod; those that exist already are left alone
     */
    record Create(ResourceKind kind, HasMetadata object, List<HasMetadata> needs, String why) implements Action {
        @Override
        public Optional<ObjectRef> existing() {
            return Optional.empty();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.create(this);
        }
    }

    /**
     * Changes an object that still has the uid of {@code target}.
     *
     * @param subresource {@code status}, or empty for the object itself
     * @param resourceVersion when present, the version that the decision was made on: any change since makes the write a conflict
     */
    record Patch(
            ObjectRef target,
            PatchType type,
            String subresource,
            JsonNode body,
            Optional<String> resourceVersion,
            String why)
            implements Action {
        @Override
        public Optional<ObjectRef> existing() {
            return Optional.of(target);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.patch(this);
        }
    }

    /**
     * Changes the size of containers, and only then the pod itself: what the pod says it was made from must not be ahead of what it is, or nobody would
     * know afterwards that something is missing.
     */
    record Resize(Patch size, Patch pod) implements Action {
        @Override
        public String why() {
            return size.why();
        }

        @Override
        public Optional<ObjectRef> existing() {
            return size.existing();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.resize(this);
        }
    }

    /**
     * Makes an object its owner's, provided that the owner is still what it was when that was decided. An owner that is being deleted would take
     * along what it has just been told to leave.
     */
    record Adopt(ObjectRef owner, String ownerVersion, Patch patch) implements Action {
        @Override
        public String why() {
            return patch.why();
        }

        @Override
        public Optional<ObjectRef> existing() {
            return patch.existing();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.adopt(this);
        }
    }

    /**
     * Deletes an object that still has the uid of {@code target}.
     *
     * @param resourceVersion as for a patch
     */
    record Delete(ObjectRef target, Optional<String> resourceVersion, String why) implements Action {
        @Override
        public Optional<ObjectRef> existing() {
            return Optional.of(target);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.delete(this);
        }
    }

    /** How a patch is merged by the API server. */
    enum PatchType {
        /** JSON merge patch (RFC 7396): for custom resources. */
        MERGE,
        /** Kubernetes' strategic merge patch: lists of built-in kinds merge by their key. */
        STRATEGIC,
        /** The body replaces the whole {@code status}; nothing of the old one is left. */
        REPLACE_STATUS
    }
}
