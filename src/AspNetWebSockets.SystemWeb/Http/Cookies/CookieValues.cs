using System.Collections.Specialized;
using System.Text;

namespace System.Web;

/// <summary>The sub-keys of a cookie: <c>a=1&amp;b=2</c>, nothing encoded.</summary>
internal sealed class CookieValues : NameValueCollection
{
    internal static CookieValues Parse(string? text)
    {
        CookieValues values = [];
        if (string.IsNullOrEmpty(text))
        {
            return values;
        }

        foreach (string part in text.Split('&'))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            values.Add(equals < 0 ? null : part[..equals], part[(equals + 1)..]);
        }

        return values;
    }

    public override string ToString()
    {
        StringBuilder text = new();
        for (int index = 0; index < Count; index++)
        {
            foreach (string value in GetValues(index) ?? [string.Empty])
            {
                Append(text, GetKey(index), value);
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string? key, string value)
    {
        if (text.Length > 0)
        {
            text.Append('&');
        }

        if (!string.IsNullOrEmpty(key))
        {
            text.Append(key).Append('=');
        }

        text.Append(value);
    }
}
