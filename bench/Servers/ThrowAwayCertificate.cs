using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Servers;

/// <summary>A certificate that nobody signed, for this run.</summary>
internal static class ThrowAwayCertificate
{
    /// <summary>Makes one for localhost, on P-256 as most public ones are.</summary>
    public static X509Certificate2 Create()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=localhost", key, HashAlgorithmName.SHA256);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        using X509Certificate2 certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
    }
}
