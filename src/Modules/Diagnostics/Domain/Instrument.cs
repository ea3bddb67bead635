namespace Biela.Modules.Diagnostics.Domain;

/// <summary>A measuring instrument of the shop. Range and resolution are in mm; it may be used through the day of its next calibration.</summary>
internal sealed class Instrument
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public string Code { get; private set; } = "";
    public string Type { get; private set; } = "";
    public Length RangeMin { get; private set; }
    public Length RangeMax { get; private set; }
    public Length Resolution { get; private set; }
    public DateOnly LastCalibration { get; private set; }
    public DateOnly NextCalibration { get; private set; }
    public string Certificate { get; private set; } = "";
    public int Version { get; private set; }

    private Instrument() { }

    /// <summary>Registers an instrument; until its first calibration is recorded its readings need a reason.</summary>
    /// <exception cref="RuleBroken"><c>instrument-range</c> (422).</exception>
    public static Instrument Register(string code, string type, Length rangeMin, Length rangeMax, Length resolution) =>
        rangeMin >= rangeMax || resolution <= Length.Zero
            ? throw new RuleBroken("instrument-range", "Informe uma faixa de medição crescente e uma resolução maior que zero.", 422)
            : new() { Code = code, Type = type, RangeMin = rangeMin, RangeMax = rangeMax, Resolution = resolution };

    /// <summary>Records a calibration and until when it holds.</summary>
    /// <exception cref="RuleBroken"><c>calibration-dates</c> (422) when it would end before it began or is older than the last one.</exception>
    public void Calibrate(DateOnly on, DateOnly next, string certificate)
    {
        if (next <= on || on < LastCalibration)
            throw new RuleBroken("calibration-dates", "A próxima calibração vem depois desta, e esta depois da última; confira as datas.", 422);
        (LastCalibration, NextCalibration, Certificate, Version) = (on, next, certificate, Version + 1);
    }

    /// <summary>Whether the value lies in the instrument's range, both ends included.</summary>
    public bool Reaches(Length value) => value >= RangeMin && value <= RangeMax;

    /// <summary>Refuses a reading the instrument cannot vouch for. An expired calibration may be overridden with a reason, the range never.</summary>
    /// <exception cref="RuleBroken"><c>instrument-out-of-range</c> (422), <c>calibration-expired</c>.</exception>
    public void Vouch(Reading reading, DateOnly day, string? overrideReason)
    {
        if (!Reaches(reading.Value))
            throw new RuleBroken("instrument-out-of-range", $"{reading.Spot}: {reading.Value} está fora da faixa do {Code} ({RangeMin} a {RangeMax}).", 422);
        if (day > NextCalibration && string.IsNullOrWhiteSpace(overrideReason))
            throw new RuleBroken("calibration-expired", $"{Code} está sem calibração válida em {day:dd/MM/yyyy}. Use outro instrumento ou justifique.");
    }
}
