package io.gameroute.api;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crdv2.generator.v1.SchemaCustomizer;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/** A group of game servers that share a template and a life cycle. */
@Group(GameServerSet.GROUP)
@Version(GameServerSet.VERSION)
@Singular("gameserverset")
@Plural("gameserversets")
@ShortNames("gss")
@AdditionalPrinterColumn(name = "DESIRED", jsonPath = ".spec.replicas", type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "CURRENT",
        jsonPath = ".status.currentReplicas",
        type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "UPDATED",
        jsonPath = ".status.updatedReplicas",
        type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "READY",
        jsonPath = ".status.readyReplicas",
        type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "Maintaining",
        jsonPath = ".status.maintainingReplicas",
        type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "WaitToBeDeleted",
        jsonPath = ".status.waitToBeDeletedReplicas",
        type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "PreDelete",
        jsonPath = ".status.preDeleteReplicas",
        type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "AGE",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
@ValidationRule(
        value = "oldSelf.hasValue() || self.metadata.name.matches(r'^[a-z0-9]([a-z0-9-]{0,56}[a-z0-9])?$')",
        message =
                "the name of a set must be at most 58 lower-case letters, digits and '-', with a letter or digit first and last:"
                        + " its pods and host names are called <name>-<id>, which must fit into 63",
        optionalOldSelf = true)
@SchemaCustomizer(value = SchemaPatch.class, input = """
                description: A group of game servers that share a template and a life cycle. Each server is a pod and a GameServer, both called <set>-<id>.
                properties:
                  spec: {description: What the set should be. Written by users and by autoscalers.}
                  status: {description: What is known of the set. Written by GameRoute only.}
                """)
public class GameServerSet extends CustomResource<GameServerSetSpec, GameServerSetStatus> implements Namespaced {
    public static final String GROUP = "game.kruise.io";
    public static final String VERSION = "v1alpha1";
}
