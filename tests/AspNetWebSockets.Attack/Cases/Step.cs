namespace AspNetWebSockets.Attack;

/// <summary>One thing that an attacker does. A server that has ended the connection ends the step without a failure: what it did is in the observation.</summary>
public delegate Task Step(Attacker attacker);
