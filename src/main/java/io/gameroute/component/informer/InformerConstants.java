package io.gameroute.component.informer;

import org.apache.camel.spi.Metadata;

/** The headers that an informer sets. */
public final class InformerConstants {
    @Metadata(description = "What happened: ADDED, MODIFIED or DELETED.", javaType = "String")
    public static final String ACTION = "CamelInformerAction";

    @Metadata(description = "The object's key: namespace/name, or name when it is cluster-scoped.", javaType = "String")
    public static final String KEY = "CamelInformerKey";

    @Metadata(
            description = "Of MODIFIED: the object as it was before.",
            javaType = "io.fabric8.kubernetes.api.model.HasMetadata")
    public static final String OLD_OBJECT = "CamelInformerOldObject";

    @Metadata(
            description =
                    "Whether the object was there already: part of the initial list, or present when the route started.",
            javaType = "boolean")
    public static final String INITIAL = "CamelInformerInitial";

    @Metadata(
            description =
                    "Of DELETED: whether it happened while disconnected, so that the body is the last state seen.",
            javaType = "boolean")
    public static final String FINAL_STATE_UNKNOWN = "CamelInformerFinalStateUnknown";

    private InformerConstants() {}
}
