using System.Collections;
using System.Collections.Specialized;
using Microsoft.Extensions.Configuration;

namespace System.Web.Configuration;

/// <summary>The section <c>appSettings</c> of a configuration as it is at each moment. Read-only.</summary>
internal sealed class AppSettingsValues : NameValueCollection
{
    private readonly IConfigurationSection _section;

    internal AppSettingsValues(IConfiguration configuration)
    {
        _section = configuration.GetSection("appSettings");
        IsReadOnly = true;
    }

    // Keys such as "vs:EnableBrowserLink" are sections of their own to IConfiguration.
    public override string?[] AllKeys =>
        [
            .. _section
                .AsEnumerable(makePathsRelative: true)
                .Where(entry => entry.Value is not null)
                .Select(entry => entry.Key)
                .Order(StringComparer.OrdinalIgnoreCase),
        ];

    public override KeysCollection Keys => new NameValueCollection(Copy()).Keys;

    public override int Count => AllKeys.Length;

    public override string? Get(string? name) => string.IsNullOrEmpty(name) ? null : _section[name];

    public override string? Get(int index) => Get(GetKey(index));

    public override string? GetKey(int index) => AllKeys[index];

    public override string[]? GetValues(string? name) => Get(name) is { } value ? [value] : null;

    public override string[]? GetValues(int index) => GetValues(GetKey(index));

    public override IEnumerator GetEnumerator() => AllKeys.GetEnumerator();

    private NameValueCollection Copy()
    {
        NameValueCollection copy = [];
        foreach (string? key in AllKeys)
        {
            copy.Add(key, Get(key));
        }

        return copy;
    }
}
