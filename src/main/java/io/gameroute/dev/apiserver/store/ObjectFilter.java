package io.gameroute.dev.apiserver.store;

/** Which objects of a resource are meant: those of a namespace (empty: of all), with these labels and fields. */
public record ObjectFilter(String namespace, LabelSelector labels, FieldSelector fields) {
    public static final ObjectFilter ALL = inNamespace("");

    public static ObjectFilter inNamespace(String namespace) {
        return new ObjectFilter(namespace, LabelSelector.EVERYTHING, FieldSelector.EVERYTHING);
    }

    public boolean matches(StoredObject object) {
        return (namespace.isEmpty() || namespace.equals(object.key().namespace()))
                && labels.matches(object.labels())
                && fields.matches(object);
    }
}
