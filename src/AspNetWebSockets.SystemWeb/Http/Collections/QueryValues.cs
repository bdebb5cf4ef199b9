using System.Collections.Specialized;

namespace System.Web;

/// <summary>A decoded query string. As text it is encoded again, as in System.Web.</summary>
internal sealed class QueryValues : ReadOnlyValues
{
    private readonly NameValueCollection _parsed;

    private QueryValues(NameValueCollection parsed)
    {
        _parsed = parsed;
    }

    internal static QueryValues Parse(string query)
    {
        NameValueCollection values = HttpUtility.ParseQueryString(query);
        QueryValues result = new(values) { values };
        result.MakeReadOnly();
        return result;
    }

    public override string? ToString() => _parsed.ToString();
}
