namespace Biela.Kernel;

/// <summary>The national holidays of Brazil. Carnival and Corpus Christi are not national: banks close, the law does not name them.</summary>
public static class Holidays
{
    /// <summary>Whether the day is a national holiday.</summary>
    public static bool IsNational(DateOnly day) => (day.Month, day.Day) switch
    {
        (1, 1) or (4, 21) or (5, 1) or (9, 7) or (11, 2) or (11, 15) or (12, 25) => true, // Lei 662/1949, as amended by Lei 10.607/2002
        (10, 12) => true, // Nossa Senhora Aparecida, Lei 6.802/1980
        (11, 20) => day.Year >= 2024, // Zumbi e Consciência Negra, Lei 14.759/2023
        _ => day == Easter(day.Year).AddDays(-2), // Sexta-Feira da Paixão, Lei 9.093/1995
    };

    /// <summary>Whether the day is neither a weekend nor a national holiday.</summary>
    public static bool IsBusinessDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsNational(day);

    /// <summary>Easter Sunday of the Gregorian calendar, by the algorithm of Meeus, Jones and Butcher.</summary>
    public static DateOnly Easter(int year)
    {
        var (golden, century, inCentury) = (year % 19, year / 100, year % 100);
        var epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        var weekday = (32 + 2 * (century % 4) + 2 * (inCentury / 4) - epact - inCentury % 4) % 7;
        var correction = (golden + 11 * epact + 22 * weekday) / 451;
        var (month, day) = Math.DivRem(epact + weekday - 7 * correction + 114, 31);
        return new(year, month, day + 1);
    }
}
