package io.gameroute.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.gameroute.api.GameServerSet;
import java.util.Map;

/** Applies a set without applying it: what comes back has the API server's defaults, and has passed its rules. */
final class DryRunApply {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    /** The version of a set that is not there. */
    private static final String NOT_STORED = "0";

    private final KubernetesClient client;
    private final ApplyOptions options;

    DryRunApply(KubernetesClient client, ApplyOptions options) {
        this.client = client;
        this.options = options;
    }

    GameServerSet of(ObjectNode manifest, String namespace) {
        GenericKubernetesResource object = JSON.convertValue(manifest, GenericKubernetesResource.class);
        Resource<GenericKubernetesResource> resource = client.genericKubernetesResources(
                        object.getApiVersion(), object.getKind())
                .inNamespace(namespace)
                .resource(object);
        GenericKubernetesResource applied =
                options.serverSide ? serverSide(resource) : clientSide(resource, resource.get(), manifest);
        GameServerSet set = JSON.convertValue(applied, GameServerSet.class);
        if (set.getMetadata().getResourceVersion() == null) {
            set.getMetadata().setResourceVersion(NOT_STORED);
        }
        return set;
    }

    private GenericKubernetesResource serverSide(Resource<GenericKubernetesResource> resource) {
        var apply = dryRun(resource).fieldManager(options.fieldManager);
        return options.forceConflicts ? apply.forceConflicts().serverSideApply() : apply.serverSideApply();
    }

    private static GenericKubernetesResource clientSide(
            Resource<GenericKubernetesResource> resource, GenericKubernetesResource live, ObjectNode manifest) {
        if (live == null) {
            return dryRun(resource).create();
        }
        ObjectNode patch = ApplyPatch.of(lastApplied(live), manifest);
        return dryRun(resource).patch(PatchContext.of(PatchType.JSON_MERGE), patch.toString());
    }

    private static NonDeletingOperation<GenericKubernetesResource> dryRun(
            Resource<GenericKubernetesResource> resource) {
        return resource.dryRun(true).fieldValidation(Validation.STRICT);
    }

    private static JsonNode lastApplied(GenericKubernetesResource live) {
        Map<String, String> annotations = live.getMetadata().getAnnotations();
        String text = annotations == null ? null : annotations.get(LAST_APPLIED);
        try {
            return text == null ? JSON.createObjectNode() : JSON.readTree(text);
        } catch (JsonProcessingException unreadable) {
            return JSON.createObjectNode();
        }
    }
}
