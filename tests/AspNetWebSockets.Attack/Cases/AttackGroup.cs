namespace AspNetWebSockets.Attack;

/// <summary>The cases about one part of the protocol.</summary>
/// <param name="Title">What they are about.</param>
/// <param name="Cases">The table.</param>
public sealed record AttackGroup(string Title, IReadOnlyList<AttackCase> Cases)
{
    /// <summary>The names, for a theory.</summary>
    public IEnumerable<string> Names => Cases.Select(attack => attack.Name);

    /// <summary>The case of that name.</summary>
    public AttackCase this[string name] =>
        Cases.Single(attack => string.Equals(attack.Name, name, StringComparison.Ordinal));
}
