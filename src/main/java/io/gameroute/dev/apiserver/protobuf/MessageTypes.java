package io.gameroute.dev.apiserver.protobuf;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields of the messages that can be read, by their numbers. */
final class MessageTypes {
    private static final String TABLE = """
            ObjectMeta: 1 name text, 2 generateName text, 3 namespace text, 5 uid text, 6 resourceVersion text, 8 creationTimestamp time, \
            11 labels texts-by-name, 12 annotations texts-by-name, 13 ownerReferences OwnerReference*, 14 finalizers text*
            OwnerReference: 1 kind text, 3 name text, 4 uid text, 5 apiVersion text, 6 controller flag?, 7 blockOwnerDeletion flag?
            Namespace: 1 metadata ObjectMeta
            ConfigMap: 1 metadata ObjectMeta, 2 data texts-by-name, 3 binaryData bytes-by-name, 4 immutable flag?
            Secret: 1 metadata ObjectMeta, 2 data bytes-by-name, 3 type text, 4 stringData texts-by-name, 5 immutable flag?
            LocalObjectReference: 1 name text
            ServiceAccount: 1 metadata ObjectMeta, 3 imagePullSecrets LocalObjectReference*, 4 automountServiceAccountToken flag?
            Service: 1 metadata ObjectMeta, 2 spec ServiceSpec
            ServiceSpec: 1 ports ServicePort*, 2 selector texts-by-name, 3 clusterIP text, 4 type text, 5 externalIPs text*, \
            7 sessionAffinity text, 8 loadBalancerIP text, 10 externalName text, 11 externalTrafficPolicy text, \
            13 publishNotReadyAddresses flag, 17 ipFamilyPolicy text, 18 clusterIPs text*, 19 ipFamilies text*
            ServicePort: 1 name text, 2 protocol text, 3 port number, 4 targetPort int-or-text, 5 nodePort number, 6 appProtocol text
            DeleteOptions: 1 gracePeriodSeconds number?, 2 preconditions Preconditions, 3 orphanDependents flag?, \
            4 propagationPolicy text, 5 dryRun text*
            Preconditions: 1 uid text, 2 resourceVersion text
            Eviction: 1 metadata ObjectMeta, 2 deleteOptions DeleteOptions
            Binding: 1 metadata ObjectMeta, 2 target ObjectReference
            ObjectReference: 1 kind text, 2 namespace text, 3 name text, 4 uid text, 5 apiVersion text
            TokenRequest: 1 metadata ObjectMeta, 2 spec TokenRequestSpec
            TokenRequestSpec: 1 audiences text*, 4 expirationSeconds number?
            TokenReview: 1 metadata ObjectMeta, 2 spec TokenReviewSpec
            TokenReviewSpec: 1 token text, 2 audiences text*
            SelfSubjectReview: 1 metadata ObjectMeta
            SelfSubjectAccessReview: 1 metadata ObjectMeta, 2 spec SelfSubjectAccessReviewSpec
            SelfSubjectAccessReviewSpec: 1 resourceAttributes ResourceAttributes, 2 nonResourceAttributes NonResourceAttributes
            SubjectAccessReview: 1 metadata ObjectMeta, 2 spec SubjectAccessReviewSpec
            SubjectAccessReviewSpec: 1 resourceAttributes ResourceAttributes, 2 nonResourceAttributes NonResourceAttributes, \
            3 user text, 4 groups text*, 6 uid text
            ResourceAttributes: 1 namespace text, 2 verb text, 3 group text, 4 version text, 5 resource text, 6 subresource text, 7 name text
            NonResourceAttributes: 1 path text, 2 verb text
            PodDisruptionBudget: 1 metadata ObjectMeta, 2 spec PodDisruptionBudgetSpec
            PodDisruptionBudgetSpec: 1 minAvailable int-or-text, 2 selector LabelSelector, 3 maxUnavailable int-or-text
            LabelSelector: 1 matchLabels texts-by-name
            PriorityClass: 1 metadata ObjectMeta, 2 value number, 3 globalDefault flag, 4 description text, 5 preemptionPolicy text
            """;
    private static final Pattern FIELD = Pattern.compile("(\\d+) (\\S+) ([^,*]+)(\\*?)");
    private static final Map<String, Map<Integer, Field>> TYPES = read();

    private MessageTypes() {}

    /** A field; the message is the name of its type where it is one. */
    record Field(String name, FieldKind kind, String message, boolean repeated) {}

    static Optional<Map<Integer, Field>> of(String message) {
        return Optional.ofNullable(TYPES.get(message));
    }

    private static Map<String, Map<Integer, Field>> read() {
        Map<String, Map<Integer, Field>> types = new HashMap<>();
        TABLE.lines().forEach(line -> {
            int colon = line.indexOf(':');
            types.put(line.substring(0, colon), fields(line.substring(colon + 1)));
        });
        return types;
    }

    private static Map<Integer, Field> fields(String text) {
        Map<Integer, Field> fields = new HashMap<>();
        Matcher matcher = FIELD.matcher(text);
        while (matcher.find()) {
            String type = matcher.group(3).trim();
            fields.put(
                    Integer.valueOf(matcher.group(1)),
                    new Field(
                            matcher.group(2),
                            FieldKind.of(type),
                            type,
                            !matcher.group(4).isEmpty()));
        }
        return fields;
    }
}
