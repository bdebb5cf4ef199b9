using System.Collections.Specialized;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography.X509Certificates;

namespace System.Web;

/// <summary>The certificate that the client has shown in the TLS handshake, or that it showed none.</summary>
/// <remarks>
/// <para>
/// See <see href="https://learn.microsoft.com/dotnet/api/system.web.httpclientcertificate"/>. Stays readable after the
/// connection has ended. Not thread-safe.
/// </para>
/// <para>
/// As a collection it has no entries, but answers <see cref="Get(string?)"/>. Names are written as .NET writes them,
/// the most specific part first (<c>CN=alice, O=Example, C=DE</c>).
/// </para>
/// </remarks>
[SuppressMessage("Design", "CA1010", Justification = "The .NET Framework's type is not generic.")]
public class HttpClientCertificate : NameValueCollection
{
    private readonly byte[]? _encoded;
    private readonly X500DistinguishedName? _subject;
    private readonly X500DistinguishedName? _issuer;
    private bool? _isValid;

    internal HttpClientCertificate(byte[]? encoded)
    {
        _encoded = encoded;
        if (encoded is null)
        {
            return;
        }

        using X509Certificate2 certificate = X509CertificateLoader.LoadCertificate(encoded);
        Subject = certificate.Subject;
        Issuer = certificate.Issuer;
        SerialNumber = BitConverter.ToString(certificate.SerialNumberBytes.ToArray());
        ValidFrom = certificate.NotBefore;
        ValidUntil = certificate.NotAfter;
        _subject = certificate.SubjectName;
        _issuer = certificate.IssuerName;
        BinaryIssuer = _issuer.RawData;
        PublicKey = certificate.GetPublicKey();
    }

    /// <summary>Whether the client has shown a certificate.</summary>
    public bool IsPresent => _encoded is not null;

    /// <summary>
    /// Whether the certificate is for client authentication, in its time of validity, and issued by an authority that
    /// this machine trusts. Found out at the first call, without asking the network: a revoked certificate is not
    /// noticed. <see langword="false"/> without a certificate, and for one that only the endpoint's own
    /// <c>ClientCertificateValidation</c> accepts.
    /// </summary>
    public bool IsValid =>
        _isValid ??=
            _encoded is not null && ClientCertificateTrust.Satisfies(_encoded, ClientCertificateTrust.CreatePolicy());

    /// <summary>Whom the certificate is for; empty without one.</summary>
    public string Subject { get; } = string.Empty;

    /// <summary>Who has issued the certificate; empty without one.</summary>
    public string Issuer { get; } = string.Empty;

    /// <summary>The serial number, as hexadecimal bytes joined by hyphens such as <c>04-67-F3-02</c>; empty without a certificate.</summary>
    public string SerialNumber { get; } = string.Empty;

    /// <summary>When the certificate becomes valid, in local time; <see cref="DateTime.MinValue"/> without one.</summary>
    public DateTime ValidFrom { get; }

    /// <summary>When the certificate ends to be valid, in local time; <see cref="DateTime.MinValue"/> without one.</summary>
    public DateTime ValidUntil { get; }

    /// <summary>The certificate in DER, for <c>X509CertificateLoader</c>; empty without one.</summary>
    public byte[] Certificate => _encoded ?? [];

    /// <summary>The name of the issuer in DER; empty without a certificate.</summary>
    public byte[] BinaryIssuer { get; } = [];

    /// <summary>The public key of the certificate in DER; empty without one.</summary>
    public byte[] PublicKey { get; } = [];

    /// <summary>
    /// A value by name, without regard to case: <c>Subject</c>, <c>Issuer</c>, <c>SerialNumber</c>, <c>ValidFrom</c>,
    /// <c>ValidUntil</c>, or a part of a name such as <c>SubjectCN</c> and <c>IssuerO</c>.
    /// </summary>
    /// <param name="field">The name.</param>
    /// <returns>Empty for a name that is unknown or <see langword="null"/>, and without a certificate.</returns>
    [SuppressMessage("Naming", "CA1725", Justification = "The .NET Framework's name of the parameter.")]
    public override string Get(string? field)
    {
        if (!IsPresent || field is null)
        {
            return string.Empty;
        }

        string name = field.ToUpperInvariant();
        return name switch
        {
            "SUBJECT" => Subject,
            "ISSUER" => Issuer,
            "SERIALNUMBER" => SerialNumber,
            "VALIDFROM" => ValidFrom.ToString(CultureInfo.InvariantCulture),
            "VALIDUNTIL" => ValidUntil.ToString(CultureInfo.InvariantCulture),
            _ when name.StartsWith("SUBJECT", StringComparison.Ordinal) => DistinguishedNamePart.Find(
                _subject,
                name["SUBJECT".Length..]
            ),
            _ when name.StartsWith("ISSUER", StringComparison.Ordinal) => DistinguishedNamePart.Find(
                _issuer,
                name["ISSUER".Length..]
            ),
            _ => string.Empty,
        };
    }
}
