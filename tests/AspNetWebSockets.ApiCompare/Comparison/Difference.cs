namespace AspNetWebSockets.ApiCompare.Comparison;

/// <summary>One difference between a type of ours and the type of that name in the .NET Framework.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Type">The full name of the type.</param>
/// <param name="Member">The member with its parameter types; empty when the type itself differs.</param>
/// <param name="Framework">The declaration in the .NET Framework; <see langword="null"/> when there is none.</param>
/// <param name="Ours">The declaration here; <see langword="null"/> when there is none.</param>
public sealed record Difference(DifferenceKind Kind, string Type, string Member, string? Framework, string? Ours)
{
    /// <summary>The name by which the list of allowed differences knows it.</summary>
    public string Name => Member.Length == 0 ? Type : $"{Type}.{Member}";

    /// <summary>The member without its parameters: all overloads of it have this name.</summary>
    public string MemberName => Member.Split('(', '[', '<')[0];

    /// <summary>Both declarations and the line that would allow the difference.</summary>
    public override string ToString() =>
        $"{Name}\n"
        + $"    .NET Framework 4.8: {Framework ?? "does not have it"}\n"
        + $"    here:               {Ours ?? "is absent"}\n"
        + $"    if that has to be:  {Kind.ToString().ToLowerInvariant()} {Name}: <reason>";
}
