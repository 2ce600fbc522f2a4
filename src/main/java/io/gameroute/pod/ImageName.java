package io.gameroute.pod;

/** Names of images as people and as container runtimes write them. */
public final class ImageName {
    private ImageName() {}

    /** The full name: {@code nginx} is {@code docker.io/library/nginx:latest}. */
    public static String full(String image) {
        int slash = image.indexOf('/');
        String first = slash < 0 ? "" : image.substring(0, slash);
        boolean hasRegistry = first.contains(".") || first.contains(":") || first.equals("localhost");
        String name = hasRegistry ? image : "docker.io/" + (slash < 0 ? "library/" : "") + image;
        name = name.startsWith("index.docker.io/") ? name.substring("index.".length()) : name;
        boolean hasTag = name.indexOf('@') >= 0 || name.lastIndexOf(':') > name.lastIndexOf('/');
        return hasTag ? name : name + ":latest";
    }

    public static boolean isSame(String one, String other) {
        return full(one).equals(full(other));
    }
}
