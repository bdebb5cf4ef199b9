using System.Security.Cryptography.X509Certificates;

namespace System.Web;

/// <summary>
/// Finds a part of the name of a certificate by its short form. Looks at the encoded name, not at its text: a common name
/// that contains <c>, O=Bank</c> gives no organization.
/// </summary>
internal static class DistinguishedNamePart
{
    /// <summary>The first part of a kind.</summary>
    /// <param name="name">The name of the subject or of the issuer.</param>
    /// <param name="kind">The short form in capitals, such as <c>CN</c>.</param>
    /// <returns>Empty when there is none.</returns>
    internal static string Find(X500DistinguishedName? name, string kind)
    {
        if (name is null || ObjectIdentifier(kind) is not { } identifier)
        {
            return string.Empty;
        }

        // The text of a name is the other way around than its encoding; the first part is that of the text.
        return name.EnumerateRelativeDistinguishedNames(reversed: true)
                .Where(part => !part.HasMultipleElements)
                .FirstOrDefault(part =>
                    string.Equals(part.GetSingleElementType().Value, identifier, StringComparison.Ordinal)
                )
                ?.GetSingleElementValue()
            ?? string.Empty;
    }

    private static string? ObjectIdentifier(string kind) =>
        kind switch
        {
            "CN" => "2.5.4.3",
            "C" => "2.5.4.6",
            "L" => "2.5.4.7",
            "S" => "2.5.4.8",
            "O" => "2.5.4.10",
            "OU" => "2.5.4.11",
            "T" => "2.5.4.12",
            "GN" => "2.5.4.42",
            "I" => "2.5.4.43",
            _ => null,
        };
}
