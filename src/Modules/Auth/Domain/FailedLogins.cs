namespace Biela.Modules.Auth;

/// <summary>Failures to sign in under one e-mail, whether or not anybody has it: the answers must not tell.</summary>
[Shared]
internal sealed class FailedLogins
{
    private const int Free = 5, LongestWaitInMinutes = 60;

    /// <summary>After a day without another failure the count starts anew.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    /// <summary>Hash of the e-mail.</summary>
    public required string Account { get; init; }
    public int Count { get; private set; }
    public DateTimeOffset LastAt { get; private set; }
    public DateTimeOffset WaitUntil { get; private set; }
    public int Version { get; private set; }

    /// <summary>
    /// Counts an attempt before its password is looked at, so that a thousand at once do not get a thousand guesses. From the fifth on
    /// the next has to wait 1, 2, 4 … minutes.
    /// </summary>
    public void Attempt(DateTimeOffset now)
    {
        if (now < WaitUntil)
            throw new RuleBroken("locked", "Muitas tentativas de entrar. Espere um pouco e tente de novo.", 429) { RetryAfter = WaitUntil - now };
        (Count, LastAt) = (Count + 1, now);
        if (Count >= Free) WaitUntil = now.AddMinutes(Math.Min(1 << Math.Min(Count - Free, 10), LongestWaitInMinutes));
    }

    /// <summary>The attempt was no guess: the password was right and only the second factor had not been sent yet.</summary>
    public void Excuse()
    {
        Count--;
        WaitUntil = LastAt;
    }
}
