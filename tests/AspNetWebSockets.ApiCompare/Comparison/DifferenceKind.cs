namespace AspNetWebSockets.ApiCompare.Comparison;

/// <summary>How a type or member departs from the .NET Framework.</summary>
public enum DifferenceKind
{
    /// <summary>The .NET Framework has it, this package does not: a file that uses it does not compile.</summary>
    Absent,

    /// <summary>This package has it, the .NET Framework does not.</summary>
    Extra,

    /// <summary>Both have it, with different declarations.</summary>
    Differs,
}
