using System.Reflection;
using AspNetWebSockets.ApiCompare.Signatures;

namespace AspNetWebSockets.ApiCompare.Comparison;

/// <summary>Compares one type of ours with the type of the same name in the .NET Framework.</summary>
/// <param name="ours">Our type.</param>
/// <param name="framework">The type of the .NET Framework.</param>
/// <param name="isOlder">Whether the reference is older than what our type stands for: what it lacks tells nothing.</param>
internal sealed class TypeComparison(Type ours, Type framework, bool isOlder)
{
    private static readonly Func<Type, bool> Nowhere = _ => false;

    public IEnumerable<Difference> Differences()
    {
        (string here, string there) = (TypeText.Of(ours), TypeText.Of(framework));
        if (!string.Equals(here, there, StringComparison.Ordinal))
        {
            yield return new Difference(DifferenceKind.Differs, TypeName.Full(ours), "", there, here);
        }

        if (!TypeText.HasMembers(ours))
        {
            yield break;
        }

        foreach (Difference difference in Lacking().Concat(isOlder ? [] : Added()))
        {
            yield return difference;
        }
    }

    /// <summary>
    /// What the .NET Framework declares and we lack or declare otherwise. Base types that we have are compared by
    /// themselves; an override that we lack is still there as the member of the base type.
    /// </summary>
    private IEnumerable<Difference> Lacking()
    {
        Dictionary<string, MemberInfo> all = MemberSet.Of(ours, Nowhere);
        foreach ((string key, MemberInfo theirs) in MemberSet.Of(framework, IsBaseOf(ours)))
        {
            string there = MemberText.Of(theirs)!;
            if (!all.TryGetValue(key, out MemberInfo? own))
            {
                yield return new Difference(DifferenceKind.Absent, TypeName.Full(ours), key, there, Ours: null);
            }
            else if (
                !string.Equals(
                    Comparable(own, there, ours),
                    Comparable(own, MemberText.Of(own)!, ours),
                    StringComparison.Ordinal
                )
            )
            {
                yield return new Difference(
                    DifferenceKind.Differs,
                    TypeName.Full(ours),
                    key,
                    there,
                    MemberText.Of(own)
                );
            }
        }
    }

    /// <summary>What we declare and the .NET Framework does not. An override adds nothing that could be called.</summary>
    private IEnumerable<Difference> Added()
    {
        Dictionary<string, MemberInfo> all = MemberSet.Of(framework, Nowhere);
        foreach ((string key, MemberInfo own) in MemberSet.Of(ours, IsBaseOf(framework)))
        {
            string here = MemberText.Of(own)!;
            if (!all.ContainsKey(key) && !here.Contains(" override ", StringComparison.Ordinal))
            {
                yield return new Difference(DifferenceKind.Extra, TypeName.Full(ours), key, Framework: null, here);
            }
        }
    }

    private static Func<Type, bool> IsBaseOf(Type type)
    {
        HashSet<string> bases = new(StringComparer.Ordinal);
        for (Type? one = type.BaseType; one is not null; one = one.BaseType)
        {
            bases.Add(TypeName.Full(one));
        }

        return one => bases.Contains(TypeName.Full(one));
    }

    /// <summary>A member that we inherit is virtual where the .NET Framework's type overrides it: the same to callers.</summary>
    private static string Comparable(MemberInfo own, string text, Type type) =>
        own.DeclaringType == type ? text : text.Replace(" override ", " virtual ", StringComparison.Ordinal);
}
