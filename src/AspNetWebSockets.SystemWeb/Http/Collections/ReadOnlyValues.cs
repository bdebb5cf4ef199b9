using System.Collections.Specialized;

namespace System.Web;

/// <summary>Names and values of a request; every change throws <see cref="NotSupportedException"/>.</summary>
internal class ReadOnlyValues : NameValueCollection
{
    private protected ReadOnlyValues()
        : base(StringComparer.OrdinalIgnoreCase) { }

    internal static ReadOnlyValues Of(IEnumerable<KeyValuePair<string, string>> values)
    {
        ReadOnlyValues result = [];
        foreach (KeyValuePair<string, string> value in values)
        {
            result.Add(value.Key, value.Value);
        }

        result.MakeReadOnly();
        return result;
    }

    private protected void MakeReadOnly() => IsReadOnly = true;
}
