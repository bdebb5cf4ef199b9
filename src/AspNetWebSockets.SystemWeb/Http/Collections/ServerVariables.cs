using System.Globalization;
using System.Net;
using System.Text;

namespace System.Web;

/// <summary>The CGI and IIS names for what a request says. Names that have no source on ASP.NET Core are absent.</summary>
internal static class ServerVariables
{
    internal static ReadOnlyValues Of(
        HttpRequest request,
        RequestSource source,
        string? userName,
        string? authenticationType
    )
    {
        List<KeyValuePair<string, string>> variables = [];
        void Add(string name, string? value) => variables.Add(KeyValuePair.Create(name, value ?? string.Empty));

        Add("ALL_HTTP", AllHeaders(source, name => "HTTP_" + CgiName(name), ":"));
        Add("ALL_RAW", AllHeaders(source, name => name, ": "));
        Add("AUTH_TYPE", authenticationType);
        Add("AUTH_USER", userName);
        Add("LOGON_USER", userName);
        Add("REMOTE_USER", userName);
        Add("CONTENT_LENGTH", source.Header("Content-Length") ?? "0");
        Add("CONTENT_TYPE", source.Header("Content-Type"));
        Add("GATEWAY_INTERFACE", "CGI/1.1");
        Add("HTTPS", request.IsSecureConnection ? "on" : "off");
        Add("LOCAL_ADDR", Text(source.LocalAddress));
        Add("PATH_INFO", request.Path);
        Add("QUERY_STRING", source.QueryString.TrimStart('?'));
        Add("REMOTE_ADDR", request.UserHostAddress);
        Add("REMOTE_HOST", request.UserHostName);
        Add("REMOTE_PORT", source.RemotePort.ToString(CultureInfo.InvariantCulture));
        Add("REQUEST_METHOD", request.HttpMethod);
        Add("SCRIPT_NAME", request.FilePath);
        Add("SERVER_NAME", request.Url.Host);
        Add("SERVER_PORT", request.Url.Port.ToString(CultureInfo.InvariantCulture));
        Add("SERVER_PORT_SECURE", request.IsSecureConnection ? "1" : "0");
        Add("SERVER_PROTOCOL", source.Protocol);
        Add("URL", request.FilePath);
        foreach (KeyValuePair<string, string> header in source.Headers)
        {
            Add("HTTP_" + CgiName(header.Key), header.Value);
        }

        return ReadOnlyValues.Of(variables);
    }

    /// <summary>An address as text; one of IPv4 that arrived on a dual-stack socket as IPv4.</summary>
    internal static string? Text(IPAddress? address) =>
        address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4().ToString() : address?.ToString();

    private static string CgiName(string header) => header.Replace('-', '_').ToUpperInvariant();

    private static string AllHeaders(RequestSource source, Func<string, string> rename, string separator)
    {
        StringBuilder text = new();
        foreach (KeyValuePair<string, string> header in source.Headers)
        {
            text.Append(rename(header.Key)).Append(separator).Append(header.Value).Append("\r\n");
        }

        return text.ToString();
    }
}
