package io.gameroute.dev.apiserver.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.json.Json;
import io.gameroute.dev.apiserver.registry.ResourceRegistry;
import io.gameroute.dev.apiserver.registry.ResourceType;
import io.gameroute.dev.apiserver.store.ListQuery;
import io.gameroute.dev.apiserver.store.ObjectFilter;
import io.gameroute.dev.apiserver.store.ObjectKey;
import io.gameroute.dev.apiserver.store.ObjectStore;
import io.gameroute.dev.apiserver.store.StoredObject;
import io.gameroute.dev.apiserver.verb.DeleteOptions;
import io.gameroute.dev.apiserver.verb.ObjectCreation;
import io.gameroute.dev.apiserver.verb.ObjectDeletion;
import io.gameroute.dev.apiserver.verb.ObjectUpdate;
import io.gameroute.dev.apiserver.verb.Target;
import io.gameroute.dev.apiserver.verb.WriteOptions;
import java.util.Optional;

/** Gives a new namespace what every namespace has, and empties one that is to go. */
final class NamespaceKeeper {
    static final String NAMESPACES = "namespaces";
    private static final String ROOT_CERTIFICATES = "kube-root-ca.crt";

    private final ObjectStore store;
    private final ResourceRegistry registry;
    private final ObjectCreation creation;
    private final ObjectUpdate update;
    private final ObjectDeletion deletion;
    private final String rootCertificate;
    private final WriteOptions options = WriteOptions.ofServer("kube-controller-manager");

    NamespaceKeeper(
            ObjectStore store,
            ResourceRegistry registry,
            ObjectCreation creation,
            ObjectUpdate update,
            ObjectDeletion deletion,
            String rootCertificate) {
        this.store = store;
        this.registry = registry;
        this.creation = creation;
        this.update = update;
        this.deletion = deletion;
        this.rootCertificate = rootCertificate;
    }

    void look(StoredObject namespace) {
        if (namespace.isDeleting()) {
            empty(namespace);
        } else {
            furnish(namespace.key().name());
        }
    }

    /** Whether a namespace waits for this object to go. */
    boolean isAwaited(StoredObject gone) {
        return !gone.key().namespace().isEmpty()
                && namespace(gone.key().namespace())
                        .map(StoredObject::isDeleting)
                        .orElse(false);
    }

    Optional<StoredObject> namespace(String name) {
        return store.get(new ObjectKey(NAMESPACES, "", name));
    }

    private void furnish(String name) {
        create("serviceaccounts", name, "default", Json.object());
        ObjectNode certificates = Json.object();
        certificates.putObject("data").put("ca.crt", rootCertificate);
        create("configmaps", name, ROOT_CERTIFICATES, certificates);
    }

    private void create(String resource, String namespace, String name, ObjectNode object) {
        if (store.get(new ObjectKey(resource, namespace, name)).isPresent()) {
            return;
        }
        Json.metadata(object).put("name", name);
        registry.ofResource(resource)
                .ifPresent(type ->
                        Attempt.run(() -> creation.create(new Target(type, namespace, name, ""), object, options)));
    }

    private void empty(StoredObject namespace) {
        String name = namespace.key().name();
        boolean empty = true;
        for (ResourceType type : registry.stored()) {
            if (type.namespaced()) {
                ListQuery all = ListQuery.all(type.resource(), ObjectFilter.inNamespace(name));
                for (StoredObject object : store.list(all).objects()) {
                    if (!object.isDeleting()) {
                        Attempt.run(() ->
                                deletion.delete(Target.of(type, object.key()), DeleteOptions.background(object.uid())));
                    }
                }
                empty &= store.list(all).objects().isEmpty();
            }
        }
        if (empty) {
            finalizeNamespace(name);
        }
    }

    private void finalizeNamespace(String name) {
        registry.ofResource(NAMESPACES)
                .ifPresent(type -> Attempt.run(() -> update.edit(
                        new Target(type, "", name, "finalize"),
                        namespace -> {
                            Json.objectAt(namespace, "spec").remove("finalizers");
                            return namespace;
                        },
                        options)));
    }
}
