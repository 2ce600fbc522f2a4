package io.gameroute.dev.apiserver.apply;

import java.util.List;

/** What ownership needs to know of a kind. Parse it once per version of a kind. */
public record OwnedKind(ListKeys keys, boolean hasStatus, boolean custom) {
    private static final FieldSet STATUS = FieldSet.path("status");
    private static final FieldSet BESIDES_STATUS = FieldSet.path("spec")
            .union(FieldSet.path("metadata", "deletionTimestamp"))
            .union(FieldSet.path("metadata", "ownerReferences"));
    private static final FieldSet OF_CLIENTS = FieldSet.path("metadata", "labels")
            .union(FieldSet.path("metadata", "annotations"))
            .union(FieldSet.path("metadata", "finalizers"));
    private static final List<String> OF_THE_SERVER = List.of(
            "name",
            "namespace",
            "creationTimestamp",
            "selfLink",
            "uid",
            "clusterName",
            "generation",
            "managedFields",
            "resourceVersion");

    /** What a client cannot claim: it names the object, or the server sets it. */
    static final FieldSet UNCLAIMED = OF_THE_SERVER.stream()
            .map(name -> FieldSet.path("metadata", name))
            .reduce(
                    FieldSet.path("apiVersion").union(FieldSet.path("kind")).union(FieldSet.path("metadata")),
                    FieldSet::union);

    /** The places that a write by that path does not change, with all that is below them. */
    FieldSet untouched(String subresource) {
        if (subresource.equals("status")) {
            return custom ? BESIDES_STATUS.union(OF_CLIENTS) : BESIDES_STATUS;
        }
        return hasStatus ? STATUS : FieldSet.EMPTY;
    }
}
