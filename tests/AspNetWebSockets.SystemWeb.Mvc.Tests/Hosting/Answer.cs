using System.Net;
using System.Net.Http.Headers;

namespace AspNetWebSockets.SystemWeb.Mvc.Tests.Hosting;

/// <summary>What a client was answered.</summary>
public sealed record Answer(HttpStatusCode Status, string? ContentType, string Body, HttpResponseHeaders Headers);
