package io.gameroute.dev.apiserver.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.failure.Failures;
import io.gameroute.dev.apiserver.failure.Failures.Cause;
import io.gameroute.dev.apiserver.json.Json;
import io.gameroute.dev.apiserver.registry.ObjectSchema;
import io.gameroute.dev.apiserver.registry.ResourceType;
import io.gameroute.dev.apiserver.rules.KindRules;
import io.gameroute.dev.apiserver.rules.MetadataRules;
import io.gameroute.dev.apiserver.store.ObjectKey;
import io.gameroute.dev.apiserver.store.ObjectStore;
import io.gameroute.dev.apiserver.store.StoredObject;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creates objects. */
public final class ObjectCreation {
    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";
    private static final int TRIES = 8;

    private final SecureRandom random = new SecureRandom();
    private final ObjectStore store;
    private final Kinds kinds;
    private final QuotaAdmission quotas;
    private final Clock clock;

    public ObjectCreation(ObjectStore store, Kinds kinds, Clock clock) {
        this.store = store;
        this.kinds = kinds;
        this.quotas = new QuotaAdmission(store);
        this.clock = clock;
    }

    /** From the object as a client sent it, in the version that it speaks; takes it over. */
    public StoredObject create(Target target, ObjectNode sent, WriteOptions options) {
        Target named = named(target, sent);
        ObjectNode tree = Conversion.intoStored(named.type(), sent);
        ObjectNode metadata = Json.metadata(tree);
        if (!Json.text(metadata, "resourceVersion").isEmpty()) {
            throw Failures.unexpected("resourceVersion should not be set on objects to be created");
        }
        fillIn(named, tree, options);
        tree = FieldOwnership.track(named.type(), Json.object(), tree, options.manager(), "", clock.instant());
        kinds.rules().apply(named.type()).admit(tree);
        return commit(named, tree, options);
    }

    /** From an object that already has its managed fields. */
    StoredObject createApplied(Target target, ObjectNode applied, WriteOptions options) {
        ObjectNode tree = Conversion.stored(target.type(), applied);
        fillIn(target, tree, options);
        kinds.rules().apply(target.type()).admit(tree);
        return commit(target, tree, options);
    }

    private void fillIn(Target target, ObjectNode tree, WriteOptions options) {
        ResourceType type = target.type();
        KindRules rules = kinds.rules().apply(type);
        ObjectSchema schema = kinds.schemas().apply(type);
        Draft.prune(schema, target, tree, options);
        if (type.has("status") && !rules.keepsStatusOfNew()) {
            tree.remove("status");
        }
        rules.onCreate(tree);
        schema.applyDefaults(tree);
        metadata(target, tree, rules);
        MetadataRules.tidy(tree);
        List<Cause> causes = new ArrayList<>(MetadataRules.validate(type.kind(), tree, Optional.empty()));
        causes.addAll(rules.validate(tree, Optional.empty()));
        causes.addAll(schema.validate(tree, Optional.empty()));
        Draft.mustHold(target, causes);
    }

    private void metadata(Target target, ObjectNode tree, KindRules rules) {
        ObjectNode metadata = Json.metadata(tree);
        metadata.remove(List.of(
                "resourceVersion", "deletionTimestamp", "deletionGracePeriodSeconds", "selfLink", "generation"));
        metadata.put("name", target.name());
        if (target.type().namespaced()) {
            metadata.put("namespace", target.namespace());
        } else {
            metadata.remove("namespace");
        }
        metadata.put("uid", UUID.randomUUID().toString());
        metadata.put("creationTimestamp", Json.time(clock.instant()));
        if (rules.countsGenerations()) {
            metadata.put("generation", 1);
        }
    }

    private Target named(Target target, ObjectNode sent) {
        if (!target.name().isEmpty()) {
            return target;
        }
        String name = Json.text(sent, "metadata", "name");
        String prefix = Json.text(sent, "metadata", "generateName");
        if (name.isEmpty() && prefix.isEmpty()) {
            String message = "Required value: name or generateName is required";
            throw Failures.invalid(
                    target.subject(), List.of(new Cause("FieldValueRequired", message, "metadata.name")));
        }
        return target.withName(name.isEmpty() ? generated(prefix) : name);
    }

    private String generated(String prefix) {
        StringBuilder name = new StringBuilder(prefix.substring(0, Math.min(prefix.length(), 58)));
        for (int i = 0; i < 5; i++) {
            name.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return name.toString();
    }

    private StoredObject commit(Target target, ObjectNode tree, WriteOptions options) {
        for (int tries = 0; tries < TRIES; tries++) {
            @Nullable StoredObject namespace = livingNamespace(target);
            if (store.get(target.key()).isPresent()) {
                throw Failures.alreadyExists(target.subject());
            }
            Optional<StoredObject> created = quotas.within(
                    target,
                    () -> options.dryRun()
                            ? Optional.of(StoredObject.imagined(target.key(), tree))
                            : store.create(target.key(), tree, namespace));
            if (created.isPresent()) {
                return created.get();
            }
        }
        throw Failures.alreadyExists(target.subject());
    }

    /** The namespace that must stay as it is until the object is in it. */
    private @Nullable StoredObject livingNamespace(Target target) {
        if (!target.type().namespaced()) {
            return null;
        }
        String name = target.namespace();
        StoredObject namespace = store.get(new ObjectKey("namespaces", "", name))
                .orElseThrow(() -> Failures.notFound(new Failures.Subject("", "namespaces", "Namespace", name)));
        if ("Terminating".equals(namespace.fields().get("status.phase"))) {
            String why = "unable to create new content in namespace " + name + " because it is being terminated";
            Cause cause = new Cause(
                    "NamespaceTerminating", "namespace " + name + " is being terminated", "metadata.namespace");
            throw Failures.forbidden(target.subject(), why, List.of(cause));
        }
        return namespace;
    }
}
