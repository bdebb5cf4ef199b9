using System.Globalization;

namespace LoadGenerator.Measurement;

/// <summary>What the server's runtime says about its managed heap, asked over HTTP beside the load; one thread.</summary>
internal sealed class ServerHeap(int port, bool tls) : IDisposable
{
    private readonly HttpClient _http = new(Handler())
    {
        BaseAddress = new Uri($"{(tls ? "https" : "http")}://127.0.0.1:{port}"),
    };

    /// <summary>Forces full collections and returns the bytes still in use.</summary>
    public long Collect() => Ask(HttpMethod.Post, "/collect");

    /// <summary>All bytes that were ever allocated.</summary>
    public long Allocated() => Ask(HttpMethod.Get, "/allocated");

    public void Dispose() => _http.Dispose();

    // Synchronous: an answer that comes while the load loop stands still does not compete with it.
    private long Ask(HttpMethod method, string path)
    {
        using HttpRequestMessage request = new(method, path);
        using HttpResponseMessage response = _http.Send(request);
        using StreamReader body = new(response.EnsureSuccessStatusCode().Content.ReadAsStream());
        return long.Parse(body.ReadToEnd(), CultureInfo.InvariantCulture);
    }

    // The server makes its certificate itself, for this run; nobody has signed it.
    private static SocketsHttpHandler Handler() =>
        new()
        {
            SslOptions =
            {
                RemoteCertificateValidationCallback = static (_, certificate, _, _) =>
                    string.Equals(certificate?.Subject, "CN=localhost", StringComparison.Ordinal),
            },
        };
}
