namespace Biela.Host.Simulator;

/// <summary>A code with the official words.</summary>
/// <param name="Status">cStat.</param>
/// <param name="Motive">xMotivo, at most 255 characters.</param>
internal sealed record Verdict(int Status, string Motive)
{
    /// <summary>A code with its text.</summary>
    /// <param name="detail">What the authority adds in brackets, or what stands for a text that is not in the table.</param>
    public static Verdict Of(int status, string? detail = null)
    {
        var known = Motives.Of(status);
        var motive = (known, detail) switch
        {
            (null, _) => $"Rejeição: {detail ?? "Erro não catalogado"}",
            (_, null) => known,
            _ => $"{known} [{detail}]",
        };
        return new(status, motive.Length > 255 ? motive[..255].TrimEnd() : motive);
    }
}
