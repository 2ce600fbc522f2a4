package io.gameroute.reconcile.execute;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.gameroute.api.ApiTime;
import io.gameroute.kube.ResourcePath;
import io.gameroute.reconcile.ObjectRef;
import io.gameroute.reconcile.ResourceKind;
import java.time.Instant;

/**
 * Events as core/v1 has them, in the older form, with a count and no {@code eventTime}: kubectl shows both, but only this one may carry a
 * reason of any form, and OKG's reasons contain blanks.
 *
 * @param host which replica says so
 */
record EventObjects(String host) {
    private static final String SETS = "gameserverset-controller";
    private static final String SERVERS = "gameserver-controller";

    static ResourcePath collection(CountedEvent event) {
        return path(event, "");
    }

    static ResourcePath object(CountedEvent event) {
        return path(event, event.name());
    }

    Event event(CountedEvent counted) {
        ObjectRef regarding = counted.event().regarding();
        return new EventBuilder()
                .withNewMetadata()
                .withNamespace(regarding.namespace())
                .withName(counted.name())
                .endMetadata()
                .withInvolvedObject(reference(regarding))
                .withType(counted.event().type().name())
                .withReason(counted.event().reason())
                .withMessage(counted.event().message())
                .withCount(counted.count())
                .withFirstTimestamp(seconds(counted.first()))
                .withLastTimestamp(seconds(counted.last()))
                .withNewSource(component(regarding.kind()), host)
                .withReportingComponent(component(regarding.kind()))
                .withReportingInstance(host)
                .build();
    }

    /** A merge patch. */
    static JsonNode recount(CountedEvent counted) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("count", counted.count())
                .put("lastTimestamp", seconds(counted.last()));
    }

    private static ResourcePath path(CountedEvent event, String name) {
        return new ResourcePath("v1", "events", event.event().regarding().namespace(), name, "");
    }

    private static ObjectReference reference(ObjectRef object) {
        return new ObjectReferenceBuilder()
                .withApiVersion(object.kind().apiVersion())
                .withKind(object.kind().kind())
                .withNamespace(object.namespace())
                .withName(object.name())
                .withUid(object.uid())
                .build();
    }

    private static String component(ResourceKind kind) {
        return kind == ResourceKind.GAME_SERVER_SET ? SETS : SERVERS;
    }

    private static String seconds(Instant time) {
        return ApiTime.text(time);
    }
}
