package io.gameroute.api;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crdv2.generator.v1.SchemaCustomizer;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/**
 * One game server: the operator's wishes for it, and what is known of its pod, under the pod's own name.
 *
 * <p>The status has a default, so a server that nobody has reported on yet reads as Creating without a write.
 */
@Group(GameServerSet.GROUP)
@Version(GameServerSet.VERSION)
@Singular("gameserver")
@Plural("gameservers")
@ShortNames("gs")
@AdditionalPrinterColumn(name = "STATE", jsonPath = ".status.currentState", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "OPSSTATE", jsonPath = ".spec.opsState", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "DP", jsonPath = ".status.deletionPriority", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "UP", jsonPath = ".status.updatePriority", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "AGE",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
@SchemaCustomizer(value = SchemaPatch.class, input = """
                description: One game server of a GameServerSet. It has the name of its pod and is created and removed by its set.
                properties:
                  spec: {description: "What people and programs want of this server. Edit it to isolate, allocate or retire the server."}
                  status:
                    description: "What is known of the server and its pod. Written by GameRoute only."
                    default: {currentState: Creating, desiredState: Ready}
                """)
public class GameServer extends CustomResource<GameServerSpec, GameServerStatus> implements Namespaced {}
