package io.gameroute.dev.apiserver.http;

import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate for this server, by an authority that is made for it and whose key is then forgotten; as PEM. */
public record ServerCertificate(String authority, String certificate, String privateKey) {
    private static final Duration VALID = Duration.ofDays(365);
    private static final X500Name AUTHORITY = new X500Name("CN=gameroute-dev-ca");
    private static final X500Name SERVER = new X500Name("CN=gameroute-dev-apiserver");

    /** For the loopback names and this address. */
    public static ServerCertificate generate(String host, Instant now) {
        try {
            KeyPair authorityKeys = keys();
            KeyPair serverKeys = keys();
            X509v3CertificateBuilder authority = builder(AUTHORITY, AUTHORITY, authorityKeys, now);
            authority.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            authority.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
            X509v3CertificateBuilder server = builder(AUTHORITY, SERVER, serverKeys, now);
            server.addExtension(Extension.subjectAlternativeName, false, names(host));
            server.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            return new ServerCertificate(
                    pem("CERTIFICATE", signed(authority, authorityKeys).getEncoded()),
                    pem("CERTIFICATE", signed(server, authorityKeys).getEncoded()),
                    pem("PRIVATE KEY", serverKeys.getPrivate().getEncoded()));
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new IllegalStateException("no certificate could be made", e);
        }
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509v3CertificateBuilder builder(X500Name issuer, X500Name subject, KeyPair keys, Instant now) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(120, new SecureRandom()),
                Date.from(now.minus(Duration.ofHours(1))),
                Date.from(now.plus(VALID)),
                subject,
                keys.getPublic());
    }

    private static X509Certificate signed(X509v3CertificateBuilder builder, KeyPair authority)
            throws OperatorCreationException, GeneralSecurityException {
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(authority.getPrivate())));
    }

    private static GeneralNames names(String host) {
        List<GeneralName> names = new ArrayList<>(List.of(
                new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
                new GeneralName(GeneralName.iPAddress, "::1"),
                new GeneralName(GeneralName.dNSName, "localhost"),
                new GeneralName(GeneralName.dNSName, "kubernetes.default.svc")));
        if (!isLoopback(host)) {
            boolean address = host.matches("[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:]*");
            names.add(new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host));
        }
        return new GeneralNames(names.toArray(GeneralName[]::new));
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.equals(InetAddress.getLoopbackAddress().getHostAddress());
    }

    private static String pem(String type, byte[] content) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n";
    }
}
