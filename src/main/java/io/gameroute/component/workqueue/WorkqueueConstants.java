package io.gameroute.component.workqueue;

import org.apache.camel.spi.Metadata;

/** The headers and properties by which routes and queues talk to each other. */
public final class WorkqueueConstants {
    @Metadata(
            label = "common",
            description = "The key. A producer takes it instead of the body; a consumer sets it, as it does the body.",
            javaType = "String")
    public static final String KEY = "CamelWorkqueueKey";

    @Metadata(
            label = "producer",
            description = "The priority of this one add, instead of that of the endpoint.",
            javaType = "io.gameroute.component.workqueue.WorkqueuePriority")
    public static final String PRIORITY = "CamelWorkqueuePriority";

    @Metadata(
            label = "producer",
            description =
                    "The delay of this one add, instead of that of the endpoint: a java.time.Duration, milliseconds,"
                            + " or text such as 200ms.",
            javaType = "java.time.Duration")
    public static final String DELAY = "CamelWorkqueueDelay";

    @Metadata(
            label = "consumer",
            description = "How often in a row the key has failed before this run.",
            javaType = "Integer")
    public static final String FAILURES = "CamelWorkqueueFailures";

    @Metadata(
            label = "consumer",
            description =
                    "Set by the route, as exchange property or header: when it ends well, the key is added again after"
                            + " that time. A java.time.Duration, milliseconds, or text such as 30s.",
            javaType = "java.time.Duration")
    public static final String AGAIN_AFTER = "CamelWorkqueueAgainAfter";

    @Metadata(
            label = "consumer",
            description =
                    "Set by the route, as exchange property: when it ends well, the key is added again at the pace of"
                            + " the back-off, as if it had failed, but nothing is logged.",
            javaType = "boolean")
    public static final String BACK_OFF = "CamelWorkqueueBackOff";

    private WorkqueueConstants() {}
}
