package io.gameroute.dev.controlplane;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;

/** The key pair with which the API server signs and checks ServiceAccount tokens, as PEM files. */
record ServiceAccountKeys(Path privateKey, Path publicKey) {

    /** Those of the folder, made where they are missing. */
    static ServiceAccountKeys in(Path folder) throws IOException {
        ServiceAccountKeys keys = new ServiceAccountKeys(folder.resolve("sa.key"), folder.resolve("sa.pub"));
        if (!Files.exists(keys.publicKey())) {
            KeyPair pair = rsa();
            pem(keys.privateKey(), "PRIVATE KEY", pair.getPrivate());
            pem(keys.publicKey(), "PUBLIC KEY", pair.getPublic());
        }
        return keys;
    }

    private static KeyPair rsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    private static void pem(Path file, String label, Key key) throws IOException {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(key.getEncoded());
        Files.writeString(file, "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n");
    }
}
