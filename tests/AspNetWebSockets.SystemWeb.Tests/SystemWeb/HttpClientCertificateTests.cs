using System.Globalization;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Web;
using AspNetWebSockets.SystemWeb.Tests.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace AspNetWebSockets.SystemWeb.Tests.SystemWeb;

/// <summary><c>HttpClientCertificate</c>: what the client has shown in the TLS handshake.</summary>
public sealed class HttpClientCertificateTests
{
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    [Fact]
    public async Task A_shown_certificate_stays_readable_inside_a_websocket()
    {
        using X509Certificate2 alice = Issue("CN=alice, O=Example, C=DE");
        HttpClientCertificate seen = await SeeAsync(alice);

        seen.IsPresent.ShouldBeTrue();
        seen.Certificate.ShouldBe(alice.RawData);
        seen.Subject.ShouldBe(alice.Subject);
        seen.Issuer.ShouldBe(alice.Issuer);
        seen.SerialNumber.Replace("-", "", StringComparison.Ordinal).ShouldBe(alice.SerialNumber);
        seen.ValidFrom.ShouldBe(alice.NotBefore);
        seen.ValidUntil.ShouldBe(alice.NotAfter);
        seen.PublicKey.ShouldBe(alice.GetPublicKey());
        seen.BinaryIssuer.ShouldBe(alice.IssuerName.RawData);
    }

    [Fact]
    public async Task A_certificate_of_its_own_making_is_present_but_not_valid()
    {
        using X509Certificate2 mallory = Issue("CN=mallory");
        HttpClientCertificate seen = await SeeAsync(mallory);

        seen.IsPresent.ShouldBeTrue();
        seen.IsValid.ShouldBeFalse();
    }

    [Fact]
    public async Task Without_a_certificate_everything_is_empty()
    {
        HttpClientCertificate seen = await SeeAsync(certificate: null);

        seen.IsPresent.ShouldBeFalse();
        seen.IsValid.ShouldBeFalse();
        seen.Certificate.ShouldBeEmpty();
        seen.PublicKey.ShouldBeEmpty();
        seen.BinaryIssuer.ShouldBeEmpty();
        seen.ValidFrom.ShouldBe(DateTime.MinValue);
        seen.ValidUntil.ShouldBe(DateTime.MinValue);
        new[] { seen.Subject, seen.Issuer, seen.SerialNumber, seen["Subject"], seen["ValidFrom"] }.ShouldAllBe(text =>
            text!.Length == 0
        );
    }

    [Theory]
    [InlineData("Subject", "CN=alice, OU=Sales, O=Example, C=DE")]
    [InlineData("issuer", "CN=alice, OU=Sales, O=Example, C=DE")]
    [InlineData("SerialNumber", "04-67-F3-02")]
    [InlineData("ValidFrom", "05/06/2024 07:08:09")]
    [InlineData("ValidUntil", "05/06/2034 07:08:09")]
    [InlineData("SubjectCN", "alice")]
    [InlineData("subjectou", "Sales")]
    [InlineData("IssuerO", "Example")]
    [InlineData("IssuerC", "DE")]
    [InlineData("SubjectL", "")]
    [InlineData("SubjectX", "")]
    [InlineData("Unknown", "")]
    [InlineData(null, "")]
    public void A_value_by_name(string? field, string expected)
    {
        DateTime from = new(2024, 5, 6, 7, 8, 9, DateTimeKind.Local);
        using X509Certificate2 certificate = Issue(
            "CN=alice, OU=Sales, O=Example, C=DE",
            from: new DateTimeOffset(from),
            until: new DateTimeOffset(from.AddYears(10))
        );
        HttpClientCertificate seen = new(certificate.RawData);

        seen.Get(field).ShouldBe(expected);
        seen[field].ShouldBe(expected);
    }

    [Fact]
    public void A_common_name_cannot_pretend_to_be_an_organization()
    {
        using X509Certificate2 mallory = Issue("CN=\"mallory, O=Bank\"");

        new HttpClientCertificate(mallory.RawData).Get("SubjectO").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ClientAuthentication, 1, true, true)]
    [InlineData(ServerAuthentication, 1, true, false)]
    [InlineData(ClientAuthentication, -1, true, false)]
    [InlineData(ClientAuthentication, 1, false, false)]
    public void Valid_is_what_is_for_clients_and_in_time_and_from_a_trusted_authority(
        string purpose,
        int daysLeft,
        bool trusted,
        bool expected
    )
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        using X509Certificate2 certificate = Issue("CN=alice", purpose, now.AddDays(-2), now.AddDays(daysLeft));
        using X509Certificate2 other = Issue("CN=other");
        X509ChainPolicy policy = ClientCertificateTrust.CreatePolicy();
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.Add(trusted ? certificate : other);

        ClientCertificateTrust.Satisfies(certificate.RawData, policy).ShouldBe(expected);
    }

    /// <summary>What a handler sees once the client is gone.</summary>
    private static async Task<HttpClientCertificate> SeeAsync(X509Certificate2? certificate)
    {
        TaskCompletionSource<HttpClientCertificate> seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using X509Certificate2 server = Issue("CN=localhost", ServerAuthentication);
        await using SystemWebHost host = await SystemWebHost.StartAsync(
            app =>
                app.HandleWebSocket(async context =>
                {
                    while (context.IsClientConnected)
                    {
                        await Task.Yield();
                    }

                    seen.SetResult(context.ClientCertificate);
                }),
            listen: endpoint =>
                endpoint.UseHttps(https =>
                {
                    https.ServerCertificate = server;
                    https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                    https.ClientCertificateValidation = (_, _, _) => true;
                })
        );
        using (ClientWebSocket client = new())
        {
            client.Options.RemoteCertificateValidationCallback = (_, shown, _, _) =>
                server.RawDataMemory.Span.SequenceEqual(shown?.GetRawCertData());
            if (certificate is not null)
            {
                client.Options.ClientCertificates.Add(certificate);
            }

            await client.ConnectAsync(
                new Uri(string.Create(CultureInfo.InvariantCulture, $"wss://127.0.0.1:{host.Port}/h.ashx")),
                Bound.Token()
            );
        }

        return await seen.Task.Bounded();
    }

    /// <summary>A certificate that has signed itself.</summary>
    private static X509Certificate2 Issue(
        string name,
        string purpose = ClientAuthentication,
        DateTimeOffset? from = null,
        DateTimeOffset? until = null
    )
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], critical: false));
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        using X509Certificate2 certificate = request.Create(
            request.SubjectName,
            X509SignatureGenerator.CreateForECDsa(key),
            from ?? now.AddDays(-1),
            until ?? now.AddDays(1),
            [0x04, 0x67, 0xF3, 0x02]
        );
        return certificate.CopyWithPrivateKey(key);
    }
}
