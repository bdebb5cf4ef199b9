using System.Collections;
using System.Collections.Specialized;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace System.Web;

/// <summary>The header fields of a response of ASP.NET Core as the collection that System.Web code expects; reads and writes go through.</summary>
internal sealed class ResponseHeaders(IHeaderDictionary headers) : NameValueCollection
{
    private IHeaderDictionary _headers = headers;

    public override int Count => _headers.Count;

    public override string?[] AllKeys => [.. _headers.Keys];

    public override KeysCollection Keys => Copy().Keys;

    public override string? Get(string? name) => Values(name) is { Count: > 0 } values ? values.ToString() : null;

    public override string? Get(int index) => _headers.ElementAt(index).Value.ToString();

    public override string[]? GetValues(string? name) => Values(name) is { Count: > 0 } values ? Texts(values) : null;

    public override string[]? GetValues(int index) => Texts(_headers.ElementAt(index).Value);

    public override string? GetKey(int index) => _headers.ElementAt(index).Key;

    public override void Add(string? name, string? value) =>
        _headers[Required(name)] = StringValues.Concat(_headers[Required(name)], value);

    public override void Set(string? name, string? value) => _headers[Required(name)] = value;

    public override void Remove(string? name) => _headers.Remove(Required(name));

    public override void Clear() => _headers.Clear();

    public override IEnumerator GetEnumerator() => _headers.Keys.GetEnumerator();

    private static string Required(string? name) =>
        string.IsNullOrEmpty(name) ? throw new ArgumentException("A header field needs a name.", nameof(name)) : name;

    private static string[] Texts(StringValues values) => [.. values.Select(value => value ?? string.Empty)];

    private StringValues Values(string? name) => name is null ? StringValues.Empty : _headers[name];

    private NameValueCollection Copy()
    {
        NameValueCollection copy = new(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, StringValues> header in _headers)
        {
            copy.Add(header.Key, header.Value.ToString());
        }

        return copy;
    }

    /// <summary>The response is gone: who kept the collection no longer reaches ASP.NET Core's, which may serve another one.</summary>
    internal void Detach() => _headers = new HeaderDictionary();
}
