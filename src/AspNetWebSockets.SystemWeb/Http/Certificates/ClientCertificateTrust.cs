using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace System.Web;

/// <summary>Whether the certificate of a client can be relied on.</summary>
internal static class ClientCertificateTrust
{
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    /// <summary>For clients, trusted by this machine, and without the network: the caller may be on any thread and must not wait for it.</summary>
    internal static X509ChainPolicy CreatePolicy()
    {
        X509ChainPolicy policy = new()
        {
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.ApplicationPolicy.Add(new Oid(ClientAuthentication));
        return policy;
    }

    /// <summary>Whether a certificate satisfies a policy.</summary>
    /// <param name="encoded">The certificate in DER.</param>
    /// <param name="policy">What is asked of it.</param>
    internal static bool Satisfies(byte[] encoded, X509ChainPolicy policy)
    {
        using X509Certificate2 certificate = X509CertificateLoader.LoadCertificate(encoded);
        using X509Chain chain = new() { ChainPolicy = policy };
        return chain.Build(certificate);
    }
}
